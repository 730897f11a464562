import type { Action } from './action.ts'
import type { OurCapacity, TheirCapacity } from './capacity.ts'
import { OF_ESCALATIONS } from './permissions-of-escalations.ts'
import { OF_HEADS } from './permissions-of-heads.ts'
import { bySetting, type PermissionRow, type Rule } from './permission-rule.ts'

const nobody = (sentence: string): Rule<never> => ({ may: [], others: () => sentence })

const COLLEAGUES: Rule<OurCapacity> = { may: ['colleague'], others: () => 'This is for our own people.' }
const CONTACTS: Rule<TheirCapacity> = {
  may: ['contact'],
  others: () => 'This is for people named for the partnership: ask your account manager on our side.',
}
const EVERYBODY = { about: 'partner', ours: COLLEAGUES, theirs: CONTACTS } as const

/** The account manager and the sponsor are in charge of a partner; admins are of every one. */
const inCharge = (can: string): Rule<OurCapacity> => ({
  may: ['account-manager', 'sponsor', 'admin'],
  others: (partner) => `Only the account manager and the sponsor of ${partner}, or an admin, can ${can}.`,
})

const SET_UP_BY_US = nobody('The partnership is set up by our own people: ask your account manager on our side.')
const SEVERITY_BY_US = nobody(
  'The severity is set by our own people: say in a reply what makes this more or less urgent.',
)
const TEMPLATES_ARE_OURS = nobody(
  'What health checks ask is set by our own people: tell your account manager on our side what you miss.',
)
const MANAGERS_ARE_OURS = nobody(
  'Who our managers are is our own affair: ask your account manager on our side to escalate.',
)

/**
 * Who may do what: the one table that `can()` reads, and docs/permissions.md is made from. Strangers may ask for help, and nothing else.
 */
export const PERMISSIONS: Record<Exclude<Action, 'help'>, PermissionRow> = {
  'partner.register': {
    does: 'register a partner',
    about: 'none',
    ours: bySetting('mayRegister', {
      anybody: COLLEAGUES,
      admins: { may: ['admin'], others: () => 'Partners are registered by admins here: ask one of them.' },
    }),
    theirs: nobody('Partners are registered by our own people: ask your account manager on our side.'),
  },
  'partner.confirm': {
    does: 'confirm a partner that somebody else registered',
    about: 'partner',
    ours: {
      may: ['account-manager', 'admin'],
      others: (partner) => `Only the account manager named for ${partner}, or an admin, can confirm it.`,
    },
    theirs: SET_UP_BY_US,
  },
  'partner.configure': {
    does: 'change how a partner is run: people, terms, hours, cadence',
    about: 'partner',
    whenEnded: true,
    ours: inCharge('change how it is run'),
    theirs: SET_UP_BY_US,
  },
  ...OF_HEADS,
  'partner.share': {
    does: 'bind a channel as the one shared with the partner',
    about: 'partner',
    ours: inCharge('change how it is run'),
    theirs: SET_UP_BY_US,
    reachesPartner: true,
  },
  'partner.end': {
    does: 'end a partner, resume it, and remove one that nothing has happened with',
    about: 'partner',
    whenEnded: true,
    ours: inCharge('end it, resume it or remove it'),
    theirs: SET_UP_BY_US,
  },
  'partner.follow': {
    does: 'bind a channel of our own as internal or for managers',
    about: 'partner',
    ours: COLLEAGUES,
    theirs: SET_UP_BY_US,
  },
  'partner.unbind': {
    does: 'unbind a channel, of whichever kind',
    about: 'partner',
    whenEnded: true,
    ours: bySetting('mayUnbind', { 'in-charge': inCharge('take a channel away from it'), anybody: COLLEAGUES }),
    theirs: SET_UP_BY_US,
  },
  'partner.view': {
    does: 'see how things stand with a partner, and who is named for it',
    ...EVERYBODY,
    whenEnded: true,
  },
  'partner.audit': {
    does: 'see every change to a partner: people, channels and terms, who made it, and from where',
    about: 'partner',
    whenEnded: true,
    ours: inCharge('see who changed what'),
    theirs: nobody(
      'Who changed what about the partnership is shown to our own people: ask your account manager on our side. What happened on a case is told by its name, e.g. `timeline CASE-12`.',
    ),
  },
  'partner.list': {
    does: 'see all partners',
    about: 'none',
    ours: COLLEAGUES,
    theirs: nobody('You can see your own partnership with us; the list is for our own people.'),
  },
  'digest.set': {
    does: 'say when they are told each working day what needs them, or that they are not, and whether pages call them outside of their hours',
    ...EVERYBODY,
  },
  'rotation.cover': { does: 'take turns of a rotation of their own side, and swap them', ...EVERYBODY },
  'drill.answer': { does: 'say that a drill has reached them', ...EVERYBODY },
  'absence.set': { does: 'say that they are away, and who stands in for them', ...EVERYBODY },
  'person.view': {
    does: 'see all that somebody holds',
    about: 'none',
    ours: COLLEAGUES,
    theirs: nobody('Who holds what is shown to our own people: ask your account manager on our side.'),
  },
  'person.hand-over': {
    does: 'pass on all that somebody holds, with every partner',
    about: 'none',
    ours: {
      may: ['admin'],
      others: () =>
        'Only an admin can pass on all that somebody holds. For one partner those in charge of it can: `people acme remove @name`.',
    },
    theirs: nobody('Who holds what is settled by our own people: ask your account manager on our side.'),
  },
  'person.erase': {
    does: 'erase a person: all that is kept of them, and what they wrote',
    about: 'none',
    ours: { may: ['admin'], others: () => 'Only an admin can erase a person.' },
    theirs: nobody('Who is erased here is settled by our own people: ask your account manager on our side.'),
  },
  'managers.view': {
    does: 'see who the managers of all partners are',
    about: 'none',
    ours: COLLEAGUES,
    theirs: MANAGERS_ARE_OURS,
  },
  'managers.change': {
    does: 'say who the managers of all partners are',
    about: 'none',
    ours: { may: ['admin'], others: () => 'Only an admin can say who the managers of all partners are.' },
    theirs: MANAGERS_ARE_OURS,
  },
  'case.open': { does: 'open a case of severity 2, 3 or 4', ...EVERYBODY, reachesPartner: true },
  'case.open-severity-1': {
    does: 'open a case of severity 1',
    about: 'partner',
    reachesPartner: true,
    ours: bySetting('mayOpenSeverity1', {
      anybody: COLLEAGUES,
      ours: COLLEAGUES,
      'in-charge': inCharge('open a case of severity 1: open it with severity 2, and ask one of them to raise it'),
    }),
    theirs: bySetting('mayOpenSeverity1', {
      anybody: CONTACTS,
      ours: nobody(
        'Cases of severity 1 are opened by our own people: open it with severity 2, and say in it what makes it more urgent.',
      ),
      'in-charge': {
        may: ['account-manager', 'sponsor'],
        others: () =>
          'On your side, the account manager and the sponsor open cases of severity 1: ask one of them, or open it with severity 2.',
      },
    }),
  },
  'case.view': { does: 'see cases', ...EVERYBODY, whenEnded: true },
  'case.acknowledge': { does: 'acknowledge a case', ...EVERYBODY },
  'case.reply': { does: 'reply on a case, and ask a question', ...EVERYBODY },
  'case.share': {
    does: 'share a note on a case that our own people wrote among themselves',
    about: 'partner',
    ours: COLLEAGUES,
    theirs: nobody('What our own people write among themselves is theirs to share.'),
  },
  'case.resolve': { does: 'resolve a case', ...EVERYBODY },
  'case.confirm': { does: 'confirm that a case is solved, how severe it is, or that it is merged', ...EVERYBODY },
  'case.reopen': { does: 'reopen a case', ...EVERYBODY },
  'case.edit': { does: 'change the title and the description of a case of one’s own side', ...EVERYBODY },
  'case.withdraw': {
    does: 'withdraw a case of one’s own side and take that back; take back a question, or answer that nothing is needed',
    ...EVERYBODY,
  },
  'case.merge': {
    does: 'merge a case into an older one, and take that back or decline it',
    ...EVERYBODY,
  },
  'case.mark': {
    does: 'say of a case what is no downtime because it waited on the other side, that it failed earlier, or that two are one incident; and object to that',
    ...EVERYBODY,
  },
  'case.set-severity': {
    does: 'set the severity of a case to 2, 3 or 4',
    about: 'partner',
    ours: COLLEAGUES,
    theirs: SEVERITY_BY_US,
  },
  'case.raise-to-severity-1': {
    does: 'raise a case to severity 1',
    about: 'partner',
    ours: bySetting('mayOpenSeverity1', {
      anybody: COLLEAGUES,
      ours: COLLEAGUES,
      'in-charge': inCharge('raise a case to severity 1'),
    }),
    theirs: SEVERITY_BY_US,
  },
  'case.assign': {
    does: 'make somebody the owner of a case',
    about: 'partner',
    ours: COLLEAGUES,
    theirs: nobody('Cases are assigned by our own people: whoever acknowledges a case on your side becomes its owner.'),
  },
  'escalation.start': { does: 'escalate a case', ...EVERYBODY, reachesPartner: true },
  'escalation.view': { does: 'see escalations', ...EVERYBODY, whenEnded: true },
  ...OF_ESCALATIONS,
  'check-in.open': {
    does: 'open a health check',
    about: 'partner',
    ours: inCharge('open a health check'),
    theirs: nobody('Health checks are opened by our own people: ask your account manager on our side.'),
    reachesPartner: true,
  },
  'template.view': {
    does: 'see what health checks ask, in each template',
    about: 'none',
    ours: COLLEAGUES,
    theirs: TEMPLATES_ARE_OURS,
  },
  'template.edit': {
    does: 'change, copy and retire what health checks ask',
    about: 'none',
    ours: {
      may: ['account-manager', 'admin'],
      others: () => 'Only the account manager of a partner, or an admin, can change what health checks ask.',
    },
    theirs: TEMPLATES_ARE_OURS,
  },
  'check-in.answer': { does: 'answer a health check that asks them', ...EVERYBODY },
  'check-in.view-results': { does: 'see the results of health checks', ...EVERYBODY, whenEnded: true },
  'action.view': { does: 'see corrective actions', ...EVERYBODY, whenEnded: true },
  'action.act': {
    does: 'accept a corrective action that is theirs, or of their side where they answer for it, and say that it is done or dropped, or whose it is',
    ...EVERYBODY,
  },
  'action.ask': {
    does: 'ask either side for a corrective action',
    about: 'partner',
    ours: COLLEAGUES,
    theirs: {
      may: ['account-manager', 'sponsor'],
      others: () => 'On your side, the account manager and the sponsor ask for corrective actions: ask one of them.',
    },
    reachesPartner: true,
  },
  'sla.explain': { does: 'see why clocks stand where they do', ...EVERYBODY, whenEnded: true },
  'figure.report': { does: 'report the numbers of figures that their side reports, and correct them', ...EVERYBODY },
  'token.mint': {
    does: 'mint a token, with which a system of their side reports numbers over HTTP',
    about: 'partner',
    ours: {
      may: ['account-manager'],
      others: (partner) => `On our side, the account manager of ${partner} mints tokens: ask them.`,
    },
    theirs: {
      may: ['account-manager'],
      others: () => 'On your side, the account manager mints tokens: ask them.',
    },
  },
  'token.revoke': {
    does: 'see with which tokens systems report, and revoke one: our side any, the partner its own',
    about: 'partner',
    whenEnded: true,
    ours: inCharge('see and revoke its tokens'),
    theirs: {
      may: ['account-manager', 'sponsor'],
      others: () => 'On your side, the account manager and the sponsor see and revoke tokens: ask one of them.',
    },
  },
  'maintenance.announce': {
    does: 'announce maintenance of their own side, move it or cancel it',
    ...EVERYBODY,
    reachesPartner: true,
  },
  'maintenance.view': { does: 'see maintenance that either side announced', ...EVERYBODY, whenEnded: true },
  'timeline.view': {
    does: 'see the timeline of a case, an escalation, a health check or maintenance',
    ...EVERYBODY,
    whenEnded: true,
  },
}
