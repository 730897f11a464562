import fc from 'fast-check'
import type { Deed } from './model.ts'
import { CAST, firstName } from './stage.ts'

/** What can be named: something of this kind, or the partner whose channel it is said in, or nothing. */
export type Kind = 'partner' | 'case' | 'escalation' | 'check-in' | 'maintenance' | 'action' | 'here' | 'none'

type Line = [line: string, kind: Kind, deed: Deed]

/** Every verb with what it does; `∎` is what it names, `@WHO` somebody. A new verb is tried once it stands here. */
export const VERB_LINES: Record<string, Line[]> = {
  mine: [
    ['mine', 'none', 'look around'],
    ['', 'none', 'look around'],
  ],
  digest: [
    ['digest off', 'none', 'own day'],
    ['digest 08:30', 'none', 'own day'],
    ['digest weekly off', 'none', 'own day'],
    ['digest', 'none', 'look around'],
  ],
  pages: [
    ['pages on', 'none', 'own day'],
    ['pages', 'none', 'look around'],
  ],
  quiet: [
    ['quiet 19:00-08:00', 'none', 'own day'],
    ['quiet off', 'none', 'own day'],
    ['quiet', 'none', 'look around'],
  ],
  case: [
    ['case ∎ "Late"', 'partner', 'open'],
    ['case ∎ "Late" --severity 1', 'partner', 'open severity 1'],
    ['case "Late"', 'here', 'open'],
    ['case "Late" --severity 1', 'here', 'open severity 1'],
  ],
  cases: [
    ['cases ∎', 'partner', 'look'],
    ['cases', 'here', 'look around'],
    ['cases all closed', 'none', 'look around'],
  ],
  overdue: [['overdue', 'here', 'look around']],
  today: [['today ∎', 'partner', 'look']],
  week: [['this week', 'here', 'look around']],
  find: [['find orders', 'none', 'look around']],
  show: [
    ['show ∎', 'partner', 'look'],
    ['show ∎', 'case', 'look'],
    ['show ∎', 'escalation', 'look'],
    ['show ∎', 'check-in', 'look'],
    ['show ∎', 'maintenance', 'look'],
    ['show ∎', 'action', 'look'],
    ['show DRILL-1', 'none', 'nonsense'],
    ['show', 'here', 'look'],
  ],
  ack: [
    ['ack ∎', 'case', 'work'],
    ['ack ∎', 'escalation', 'own escalation'],
    ['ack ∎', 'check-in', 'nonsense'],
    // There has been none.
    ['ack DRILL-1', 'none', 'nonsense'],
  ],
  ask: [['ask ∎ "Since when?"', 'case', 'work']],
  reply: [['reply ∎ "Since nine"', 'case', 'work']],
  resolve: [
    ['resolve ∎ "Done"', 'case', 'work'],
    ['resolve ∎ "Done"', 'escalation', 'end escalation'],
    ['done ∎ "It is there"', 'action', 'own action'],
  ],
  share: [['share ∎', 'case', 'nonsense']],
  mute: [['mute ∎ until tomorrow', 'case', 'mute']],
  unmute: [['unmute ∎', 'case', 'mute']],
  // Nothing is reopened there by the other side.
  'another-fault': [['another-fault ∎', 'case', 'work']],
  reopen: [
    ['reopen ∎ "It is back"', 'case', 'work'],
    ['reopen ∎ "It is back"', 'escalation', 'end escalation'],
  ],
  escalate: [
    ['escalate ∎ "No progress"', 'case', 'escalate'],
    ['escalate ∎ "No progress"', 'check-in', 'nonsense'],
  ],
  next: [
    ['next ∎', 'escalation', 'own escalation'],
    ['next ∎ --side ours', 'escalation', 'own escalation'],
    ['next ∎ --side theirs', 'escalation', 'end escalation'],
  ],
  snooze: [
    ['snooze ∎ for 2h', 'escalation', 'own escalation'],
    ['snooze ∎ for 2h', 'case', 'nonsense'],
  ],
  note: [['note ∎ "They look into it"', 'escalation', 'own escalation']],
  calm: [['calm ∎ "It holds"', 'escalation', 'end escalation']],
  check: [
    ['check ∎', 'partner', 'look'],
    ['check', 'here', 'look around'],
    ['check now ∎', 'partner', 'ask both sides'],
    ['check ∎ now', 'partner', 'ask both sides'],
    ['check results ∎', 'partner', 'look'],
    ['check flags ∎', 'partner', 'look'],
    ['check schedule ∎', 'partner', 'look'],
    ['check ∎ results --trend --as csv', 'partner', 'look'],
    ['check ∎', 'check-in', 'work'],
  ],
  health: [
    ['health', 'here', 'look around'],
    ['health ∎', 'partner', 'look'],
    ['health ∎', 'check-in', 'look'],
    ['health all', 'none', 'look around'],
  ],
  // Nothing is proposed to anybody there, and nobody else’s action is theirs to accept.
  accept: [
    ['accept ∎', 'partner', 'nonsense'],
    ['accept ∎ "It rotates" --by friday', 'action', 'own action'],
    ['accept ∎', 'case', 'answer maintenance'],
  ],
  drop: [['drop ∎ "It is gone"', 'action', 'own action']],
  escalations: [
    ['escalations ∎', 'partner', 'look'],
    ['escalations', 'here', 'look'],
    ['escalations ∎ times', 'partner', 'look'],
  ],
  actions: [
    ['actions ∎', 'partner', 'look'],
    ['actions', 'here', 'look'],
  ],
  action: [
    ['action ∎ "Late"', 'partner', 'ask for an action'],
    ['action "Late"', 'here', 'ask for an action'],
  ],
  decline: [
    ['decline ∎', 'partner', 'nonsense'],
    ['decline ∎ "Too busy"', 'maintenance', 'answer maintenance'],
  ],
  who: [
    ['who ∎', 'partner', 'look'],
    ['who', 'here', 'look'],
  ],
  rehearse: [
    ['rehearse ∎', 'partner', 'look'],
    ['rehearse', 'here', 'look'],
  ],
  drill: [
    ['drill ∎', 'partner', 'hold drills'],
    // The form.
    ['drill', 'here', 'set drills'],
    // None is agreed there, and none has been.
    ['drill ∎ off', 'partner', 'nonsense'],
    ['drill ∎ monthly', 'partner', 'nonsense'],
    ['drill ∎ monthly off', 'partner', 'nonsense'],
    ['drill ∎ report', 'partner', 'nonsense'],
    ['drill ∎ got', 'partner', 'nonsense'],
    ['drill ∎ at 10:00', 'partner', 'set drills'],
  ],
  rotation: [
    ['rotation ∎', 'partner', 'look'],
    ['rotation', 'here', 'look'],
    ['rotation ∎ new', 'partner', 'set rotations'],
  ],
  // No rotation is set there.
  override: [['override ∎ --for 2h', 'partner', 'nonsense']],
  swap: [['swap ∎ accept', 'partner', 'nonsense']],
  away: [
    ['away tomorrow', 'none', 'own day'],
    ['away', 'none', 'look around'],
  ],
  maintenance: [
    ['maintenance ∎', 'partner', 'look'],
    ['maintenance', 'here', 'look'],
    ['maintenance ∎ "Disk" --from tomorrow 22:00 --for 2h', 'partner', 'open'],
    ['maintenance ∎', 'maintenance', 'look'],
    ['maintenance ∎ --for 3h', 'maintenance', 'own maintenance'],
  ],
  cancel: [
    ['cancel ∎', 'maintenance', 'own maintenance'],
    ['cancel ∎', 'case', 'nonsense'],
  ],
  explain: [
    ['explain ∎', 'case', 'look'],
    ['explain ∎ resolve', 'partner', 'look'],
    ['explain resolve', 'here', 'look'],
    ['explain ∎ uptime', 'partner', 'nonsense'],
    // No money is agreed there.
    ['explain ∎ ledger', 'partner', 'nonsense'],
    ['sla explain ∎', 'escalation', 'nonsense'],
  ],
  // No figures are agreed there.
  measure: [['measure ∎', 'partner', 'nonsense']],
  // So there is nothing that a token could be for.
  token: [
    ['token ∎', 'partner', 'see tokens'],
    ['token', 'here', 'see tokens'],
    ['token ∎ mint', 'partner', 'nonsense'],
    ['token ∎ revoke', 'partner', 'nonsense'],
  ],
  ledger: [
    ['ledger ∎', 'partner', 'nonsense'],
    ['ledger', 'here', 'nonsense'],
  ],
  dispute: [['dispute ∎ "Late" --line 1', 'partner', 'nonsense']],
  report: [
    ['report ∎', 'partner', 'look'],
    ['report', 'here', 'look'],
  ],
  sla: [
    ['sla ∎', 'partner', 'look'],
    ['sla', 'here', 'look'],
  ],
  terms: [
    ['terms ∎', 'partner', 'look'],
    ['terms', 'here', 'look'],
    ['terms ∎ hours', 'partner', 'look'],
  ],
  timeline: [
    ['timeline ∎', 'case', 'look'],
    ['timeline ∎', 'escalation', 'look'],
    ['timeline ∎', 'check-in', 'look'],
    ['timeline ∎', 'maintenance', 'look'],
    ['timeline ∎', 'action', 'look'],
    ['timeline ∎', 'partner', 'see changes'],
    ['timeline', 'here', 'see changes'],
  ],
  severity: [
    ['severity ∎ 3', 'case', 'set severity'],
    ['severity ∎ 1', 'case', 'raise to severity 1'],
  ],
  assign: [
    ['assign ∎ @WHO', 'case', 'assign'],
    ['assign ∎ @WHO', 'escalation', 'own escalation'],
    ['assign ∎ @WHO', 'action', 'own action'],
  ],
  list: [['list', 'none', 'look at all']],
  add: [
    ['add "Hooli Fibre"', 'none', 'register'],
    ['add "Hooli Fibre" @WHO', 'none', 'register'],
    ['add', 'none', 'register'],
  ],
  confirm: [
    ['confirm ∎', 'partner', 'confirm'],
    ['confirm ∎', 'case', 'work'],
    ['confirm ∎', 'maintenance', 'answer maintenance'],
  ],
  withdraw: [['withdraw ∎ "A mistake"', 'case', 'work']],
  // Nothing was missed there.
  waive: [
    ['waive ∎ "Our fault"', 'case', 'nonsense'],
    ['waive ∎ "Our fault" --figure "Orders ok"', 'partner', 'nonsense'],
  ],
  // Nothing of it changed.
  rebase: [
    ['rebase ∎', 'case', 'nonsense'],
    ['rebase ∎', 'partner', 'nonsense'],
  ],
  // It has not been yet.
  exclude: [['exclude ∎ "A digger" --from tomorrow 22:00 --for 1h', 'case', 'nonsense']],
  counts: [['counts ∎', 'case', 'nonsense']],
  service: [['service ∎ "none"', 'case', 'work']],
  failed: [['failed ∎ tomorrow 22:00', 'case', 'nonsense']],
  same: [['same ∎ as CASE-1', 'case', 'work']],
  object: [['object ∎ "Another cause"', 'case', 'work']],
  title: [['title ∎ "Later"', 'case', 'work']],
  merge: [
    ['merge ∎ into CASE-1', 'case', 'work'],
    ['merge ∎', 'case', 'work'],
  ],
  undo: [
    ['undo ∎', 'case', 'work'],
    ['undo ∎', 'action', 'own action'],
  ],
  'no-answer': [['no-answer ∎', 'case', 'work']],
  bind: [
    ['bind ∎ shared', 'partner', 'share'],
    ['bind ∎ internal', 'partner', 'follow'],
    ['bind ∎ managers', 'partner', 'follow'],
  ],
  unbind: [
    ['unbind ∎ shared', 'partner', 'unbind'],
    ['unbind ∎ internal', 'partner', 'unbind'],
    ['unbind ∎ managers', 'partner', 'unbind'],
  ],
  people: [
    ['people ∎', 'partner', 'look'],
    ['people ∎ add @WHO', 'partner', 'name people'],
    ['people ∎ add @WHO --role account-manager', 'partner', 'name people'],
    ['people ∎ add @WHO --role manager', 'partner', 'name people'],
    ['people ∎ remove @WHO', 'partner', 'take people away'],
  ],
  end: [['end ∎', 'partner', 'configure']],
  resume: [['resume ∎', 'partner', 'configure']],
  remove: [['remove ∎', 'partner', 'configure']],
  threads: [['threads ∎ not kept', 'partner', 'configure']],
  person: [
    ['person @WHO', 'none', 'see managers'],
    ['person @WHO leaves', 'none', 'keep managers'],
  ],
  // Only tried dry: whoever is erased is nobody any more, and could try nothing.
  erase: [['erase @WHO --dry-run', 'none', 'keep managers']],
  templates: [
    ['templates', 'none', 'see managers'],
    ['template health', 'none', 'see managers'],
  ],
  managers: [
    ['managers', 'none', 'see managers'],
    ['managers add @WHO', 'none', 'keep managers'],
    ['managers remove @WHO', 'none', 'keep managers'],
  ],
}

/** Every button and form with what it does to a subject of its kind; to any other it means nothing. */
export const ACTION_DEEDS: Record<string, [kind: Kind, deed: Deed][]> = {
  'action.accept': [['action', 'own action']],
  'action.done': [['action', 'own action']],
  'action.drop': [['action', 'own action']],
  'action.list': [['partner', 'look']],
  'sla.report': [['partner', 'look']],
  'action.ask': [['partner', 'ask for an action']],
  'case.acknowledge': [['case', 'work']],
  'case.ask': [['case', 'work']],
  'case.reply': [['case', 'work']],
  'case.resolve': [['case', 'work']],
  'case.confirm': [['case', 'work']],
  'case.reopen': [['case', 'work']],
  'case.mute': [['case', 'mute']],
  'case.withdraw': [['case', 'work']],
  'case.waive': [['case', 'nonsense']],
  'case.rebase': [['case', 'nonsense']],
  'partner.rebase': [['partner', 'nonsense']],
  'case.leave-out': [['case', 'leave out']],
  'case.count': [['case', 'nonsense']],
  'case.service': [['case', 'work']],
  'case.failed-earlier': [['case', 'work']],
  'case.same': [['case', 'work']],
  'mark.object': [['case', 'work']],
  'mark.accept': [['case', 'answer maintenance']],
  'figure.accept': [['partner', 'nonsense']],
  'figure.waive': [['partner', 'nonsense']],
  'figure.explain': [['partner', 'nonsense']],
  'case.edit': [['case', 'work']],
  'case.merge': [['case', 'work']],
  'case.undo': [['case', 'work']],
  'case.assign': [['case', 'assign']],
  'case.set-severity': [['case', 'set severity']],
  'case.end-wait': [['case', 'work']],
  'case.open': [['partner', 'open']],
  // Its subject is a message, of which an attempt names none.
  'case.from-message': [['partner', 'nonsense']],
  'check-in.answer': [['check-in', 'work']],
  'check-in.answer-anonymously': [['check-in', 'work']],
  'check-in.follow-up': [['check-in', 'work']],
  'check-in.hand-over': [['check-in', 'work']],
  'check-in.open': [['partner', 'ask both sides']],
  'check-in.skip': [['partner', 'ask both sides']],
  'health.list': [['none', 'look around']],
  'check-in.propose': [['check-in', 'ask for an action']],
  'check-in.results': [['partner', 'look']],
  'maintenance.announce': [['partner', 'open']],
  'maintenance.move': [['maintenance', 'own maintenance']],
  'maintenance.cancel': [['maintenance', 'own maintenance']],
  'maintenance.confirm': [['maintenance', 'answer maintenance']],
  'maintenance.decline': [['maintenance', 'answer maintenance']],
  // Of a moment that is none.
  'absence.as-status': [['partner', 'nonsense']],
  'absence.not-away': [['partner', 'nonsense']],
  'rotation.set': [['partner', 'set rotations']],
  'drill.agree': [['partner', 'hold drills']],
  'drill.set': [['partner', 'hold drills']],
  'drill.answer': [['partner', 'nonsense']],
  // No rotation is set there.
  'rotation.override': [['partner', 'nonsense']],
  'rotation.end-override': [['partner', 'nonsense']],
  'rotation.swap': [['partner', 'nonsense']],
  'rotation.accept': [['partner', 'nonsense']],
  'rotation.decline': [['partner', 'nonsense']],
  'escalation.acknowledge': [['escalation', 'own escalation']],
  // Its subject is a call, whose id nobody guesses.
  'escalation.acknowledge-all': [['escalation', 'nonsense']],
  'escalation.escalate-now': [['escalation', 'own escalation']],
  'escalation.resolve': [['escalation', 'end escalation']],
  'escalation.acknowledge-until': [['escalation', 'own escalation']],
  'escalation.snooze': [['escalation', 'own escalation']],
  'escalation.assign': [['escalation', 'own escalation']],
  'escalation.note': [['escalation', 'own escalation']],
  'escalation.calm': [['escalation', 'end escalation']],
  'escalation.reopen': [['escalation', 'end escalation']],
  'escalation.else': [['escalation', 'own escalation']],
  'escalation.start': [['case', 'escalate']],
  // Their subject is a message, whose id nobody guesses.
  'message.count': [['case', 'nonsense']],
  'message.take-back': [['case', 'nonsense']],
  'message.ask': [['case', 'nonsense']],
  'message.note': [['case', 'nonsense']],
  'message.share': [['case', 'nonsense']],
  // Nobody has written under a card yet.
  'message.set-right': [['case', 'nonsense']],
  // Nobody has written a note yet.
  'case.share': [['case', 'nonsense']],
  'case.list': [['none', 'look around']],
  'ladder.list': [['none', 'look around']],
  'ladder.times': [['none', 'look around']],
  'own-times.set': [['none', 'own day']],
  'needs.list': [['none', 'look around']],
  // Nothing is chosen: the list opens, or nothing needs them.
  'needs.choose': [['none', 'look around']],
  // Their subject is what somebody typed, whose id nobody guesses.
  'line.do': [['case', 'nonsense']],
  'line.fill': [['case', 'nonsense']],
  'line.partner': [['case', 'nonsense']],
  'line.as-message': [['case', 'nonsense']],
  'partner.list': [['none', 'look at all']],
  'partner.register': [['none', 'register']],
  'partner.confirm': [['partner', 'confirm']],
  'partner.end': [['partner', 'configure']],
  'partner.resume': [['partner', 'configure']],
  'partner.remove': [['partner', 'configure']],
  'partner.threads': [['partner', 'configure']],
  'partner.show': [['partner', 'look']],
  'people.list': [['partner', 'look']],
  'terms.show': [['partner', 'look']],
  'terms.about': [['partner', 'configure']],
  'terms.hours': [['partner', 'configure']],
  'terms.targets': [['partner', 'configure']],
  'terms.ladder': [['partner', 'configure']],
  'terms.checks': [['partner', 'configure']],
  'terms.figures': [['partner', 'configure']],
  'terms.money': [['partner', 'configure']],
  // What is to be done is kept under an id that nobody guesses.
  'terms.apply': [['partner', 'nonsense']],
  'deed.apply': [['partner', 'nonsense']],
  'terms.people': [['partner', 'configure']],
  'people.add': [['partner', 'configure']],
  // Nobody is chosen, of whom something could become another.
  'people.change': [['partner', 'nonsense']],
  'template.list': [['none', 'see managers']],
  // Nothing is named.
  'template.show': [['none', 'nonsense']],
  'template.item': [['none', 'nonsense']],
  'template.add': [['none', 'nonsense']],
  'template.take-out': [['none', 'nonsense']],
  'template.words': [['none', 'nonsense']],
  'template.translate': [['none', 'nonsense']],
  'template.copy': [['none', 'nonsense']],
  'template.retire': [['none', 'nonsense']],
  'person.leaves': [['none', 'keep managers']],
  'terms.channels': [['partner', 'configure']],
  'partner.bind': [['partner', 'follow']],
  'partner.unbind': [['partner', 'unbind']],
  'sla.targets': [['partner', 'look']],
  // Nothing is proposed to anybody there.
  'proposal.show': [['partner', 'nonsense']],
  'proposal.accept': [['partner', 'nonsense']],
  'proposal.decline': [['partner', 'nonsense']],
  'proposal.take-back': [['partner', 'nonsense']],
  'proposal.ask': [['partner', 'configure']],
  // No figures are agreed there.
  'figure.report': [['partner', 'nonsense']],
  'token.list': [['partner', 'see tokens']],
  'token.mint': [['partner', 'nonsense']],
  'token.revoke': [['partner', 'nonsense']],
  'ledger.show': [['partner', 'nonsense']],
  'ledger.dispute': [['partner', 'nonsense']],
  // Its subject is what somebody asked for, whose id nobody guesses.
  'request.confirm': [['case', 'nonsense']],
  'subject.show': [
    ['case', 'look'],
    ['escalation', 'look'],
    ['check-in', 'look'],
    ['maintenance', 'look'],
    ['action', 'look'],
  ],
}

/** One thing that somebody tries. `subject` is what they name, guessed or known. */
export type Attempt = {
  how:
    | { verb: string; line: string }
    | { button: string; version: number }
    | { form: string; values: Record<string, string> }
  kind: Kind
  deed: Deed
  subject: string
  who: number
}

const GUESSES: Record<Kind, string[]> = {
  partner: ['acme', 'acme', 'globex', 'initech', 'initech', 'nobody-co'],
  case: ['CASE-1', 'CASE-2', 'CASE-3', 'CASE-97'],
  escalation: ['ESC-1', 'ESC-2', 'ESC-97'],
  'check-in': ['CHECK-1', 'CHECK-2', 'CHECK-97'],
  maintenance: ['MAINT-1', 'MAINT-2', 'MAINT-3', 'MAINT-97'],
  action: ['ACT-1', 'ACT-2', 'ACT-97'],
  here: [''],
  none: [''],
}

/** The same of something that does not exist. */
export const MISSING: Partial<Record<Kind, string>> = {
  partner: 'nobody-co',
  case: 'CASE-98',
  escalation: 'ESC-98',
  'check-in': 'CHECK-98',
  maintenance: 'MAINT-98',
  action: 'ACT-98',
}

const who = fc.nat(CAST.length - 1)
const subjectOf = (kind: Kind) => fc.constantFrom(...GUESSES[kind])

/** What shows is tried less often than what changes something. */
const LINES = Object.entries(VERB_LINES).flatMap(([verb, lines]) => lines.map((line) => ({ verb, line })))
const typed = fc
  .oneof(
    { weight: 1, arbitrary: fc.constantFrom(...LINES.filter(({ line: [, , deed] }) => deed === 'look')) },
    { weight: 4, arbitrary: fc.constantFrom(...LINES.filter(({ line: [, , deed] }) => deed !== 'look')) },
  )
  .chain(({ verb, line: [line, kind, deed] }) =>
    fc.record({ subject: subjectOf(kind), who }).map((one): Attempt => ({ how: { verb, line }, kind, deed, ...one })),
  )

const FILLED = {
  text: 'As I said',
  title: 'Late',
  fromDay: '2026-12-05',
  fromTime: '22:00',
  toTime: '23:00',
  name: 'Hooli Fibre',
  by: 'tomorrow',
  zone: 'Europe/Paris',
  trust: '4',
  outcomes: '2',
}

/** A partner that ended would leave nothing to try. */
const ONLY_OPENED = 'partner.end'

const pressed = fc.constantFrom(...Object.entries(ACTION_DEEDS)).chain(([action, deeds]) =>
  fc
    .record({
      as: fc.constantFrom(...deeds),
      strayKind: fc.option(
        fc.constantFrom<Kind>('partner', 'case', 'escalation', 'check-in', 'maintenance', 'action'),
        {
          freq: 6,
        },
      ),
      filled: fc.boolean(),
      version: fc.constantFrom(1, 2),
      severity: fc.constantFrom('1', '2'),
      who,
    })
    .chain(({ as: [ownKind, ownDeed], strayKind, filled, version, severity, who }) => {
      const known = deeds.find(([kind]) => kind === strayKind)
      const kind = ownKind === 'none' ? ownKind : (strayKind ?? ownKind)
      const meant = strayKind === null || ownKind === 'none' ? ownDeed : (known?.[1] ?? 'nonsense')
      const deed = meant === 'open' && filled && severity === '1' ? 'open severity 1' : meant
      const how =
        filled && action !== ONLY_OPENED
          ? { form: action, values: { ...FILLED, severity } }
          : { button: action, version }
      return subjectOf(kind).map((subject): Attempt => ({ how, kind, deed, subject, who }))
    }),
)

/** Every button pressed and every form sent, about the first that there is of its kind. */
export const EACH_PRESSED: Attempt[] = Object.entries(ACTION_DEEDS).flatMap(([action, deeds]) =>
  deeds.flatMap(([kind, deed]) => {
    const [subject] = GUESSES[kind]
    const about = { kind, deed, subject: subject!, who: 0 }
    const sent = { how: { form: action, values: { ...FILLED, severity: '2' } }, ...about }
    return [{ how: { button: action, version: 1 }, ...about }, ...(action === ONLY_OPENED ? [] : [sent])]
  }),
)

export const anyAttempt = fc.oneof({ weight: 2, arbitrary: typed }, { weight: 1, arbitrary: pressed })

/** What is typed, with its names in place. */
export function lineOf(line: string, { subject, who }: Attempt): string {
  return line.replace('∎', subject).replace('WHO', firstName(CAST[who]!))
}

/** In a few words, for whoever reads a failure. */
export function sayAttempt(attempt: Attempt): string {
  const { how, subject } = attempt
  if ('line' in how) return `“${lineOf(how.line, attempt)}”`
  return 'button' in how ? `button ${how.button} of ${subject}` : `form ${how.form} of ${subject}`
}
