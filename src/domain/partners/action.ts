/** Everything somebody can ask for. */
export type Action =
  | 'partner.register'
  | 'partner.configure'
  /** Have the internal notices or the escalations of a partner come to a channel of our own. */
  | 'partner.follow'
  | 'partner.view'
  | 'partner.list'
  | 'case.open'
  | 'case.view'
  | 'case.acknowledge'
  | 'case.reply'
  | 'case.resolve'
  | 'case.reopen'
  | 'case.set-severity'
  | 'case.assign'
  | 'escalation.start'
  | 'escalation.view'
  | 'escalation.acknowledge'
  | 'escalation.resolve'
  | 'escalation.escalate-now'
  | 'check-in.open'
  | 'check-in.answer'
  | 'check-in.view-results'
  | 'sla.explain'
  | 'timeline.view'
  | 'help'

/** The partner an action is about; both absent when it is about none, or about one that is not known. */
export type ActionSubject = { partnerId?: string; partnerName?: string }

/** A refusal is a sentence for the one who asked: it says who may, or whom to ask. */
export type Permission = { allowed: true } | { refused: string }
