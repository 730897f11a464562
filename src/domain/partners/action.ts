/** Everything somebody can ask for. Who may is told by the table in permissions.ts. */
export type Action =
  | 'partner.register'
  /** Take on a partner that somebody else registered. */
  | 'partner.confirm'
  | 'partner.configure'
  /** Give a channel that the partner reads its part in the partnership. */
  | 'partner.share'
  /** Have the internal notices or the escalations of a partner come to a channel of our own. */
  | 'partner.follow'
  /** Take a channel's part in the partnership away again. */
  | 'partner.unbind'
  /** End the partnership, resume it, or remove a partner that nothing has happened with. */
  | 'partner.end'
  | 'partner.view'
  /** See who changed what about a partner, when, and from where. */
  | 'partner.audit'
  | 'partner.list'
  /** When one is told each working day what needs one, and whether pages call one at any hour. */
  | 'digest.set'
  /** Say who of one's own side is on duty in turn. */
  | 'rotation.set'
  /** Take a turn, or swap one. */
  | 'rotation.cover'
  /** Agree to drills of escalations, begin one, and say when. */
  | 'drill.run'
  /** See who of one’s own side a drill reached. */
  | 'drill.report'
  /** Say that a drill has reached one. */
  | 'drill.answer'
  /** That one is away, and who stands in. */
  | 'absence.set'
  /** Everything that one person holds, with every partner. */
  | 'person.view'
  /** Pass on all that somebody holds, with every partner. */
  | 'person.hand-over'
  /** Take away all that is kept of one person, and what they wrote. */
  | 'person.erase'
  /** Who the managers of all partners are. */
  | 'managers.view'
  | 'managers.change'
  | 'case.open'
  | 'case.open-severity-1'
  | 'case.view'
  | 'case.acknowledge'
  | 'case.reply'
  /** Let the partner read a note that was written among our own people. */
  | 'case.share'
  | 'case.resolve'
  | 'case.confirm'
  | 'case.reopen'
  | 'case.edit'
  | 'case.withdraw'
  | 'case.merge'
  | 'case.set-severity'
  | 'case.raise-to-severity-1'
  | 'case.assign'
  | 'escalation.start'
  | 'escalation.view'
  | 'escalation.acknowledge'
  | 'escalation.resolve'
  | 'escalation.escalate-now'
  | 'check-in.open'
  /** What health checks ask, of every partner. */
  | 'template.view'
  | 'template.edit'
  | 'check-in.answer'
  | 'check-in.view-results'
  | 'action.view'
  /** Say what will change, that it is done or dropped, and whose it is. */
  | 'action.act'
  /** Ask a side for one. */
  | 'action.ask'
  | 'sla.explain'
  /** Say what a case counts for in figures and money, and object to what the other side says of it. */
  | 'case.mark'
  /** Leave any time of a case out of what the other side owes. */
  | 'case.leave-out'
  /** Say which service a case was about that is over. */
  | 'case.name-service'
  /** Let a case that the other side opened about an outage of its own count. */
  | 'case.count'
  /** Agree to what the other side says of a case, where it counts by one’s word alone. */
  | 'case.agree'
  /** Have what goes on of a case, or of all of a partner's, go by the terms that hold now. */
  | 'case.rebase'
  /** Let what the other side has missed pass. */
  | 'sla.waive'
  /** Accept what our side proposes for the terms, or decline it. */
  | 'terms.answer'
  /** Report the number of a figure, and correct one. */
  | 'figure.report'
  /** Let a system of one's own side report over HTTP, and take that back. */
  | 'token.mint'
  | 'token.revoke'
  /** Announce maintenance of one's own side, move it, or cancel it. */
  | 'maintenance.announce'
  /** Confirm what the other side announced, or decline it. */
  | 'maintenance.answer'
  | 'maintenance.view'
  | 'timeline.view'
  | 'help'

/** The partner an action is about; empty when it is about none, or about one that is not known. */
export type ActionSubject = {
  partnerId?: string
  partnerName?: string
  /** Nobody has taken the partner on yet: the names of those who are asked to. */
  unconfirmed?: { asked: string }
  /** The partnership has ended: the short name by which it is resumed. */
  ended?: { slug: string }
  /** It is about an escalation that has called whoever asks, or that they have. */
  called?: true
}

/** A refusal is a sentence for the one who asked: it says who may, or whom to ask. */
export type Permission = { allowed: true } | { refused: string }
