import type { PermissionSettings } from '../../../src/domain/partners/permission-settings.ts'

/**
 * Who may do what, written down a second time from DESIGN §3 and the issue, without the product's table: what somebody is towards a
 * partner, what they attempt, and whether they may. Kept as small as it can be, so that it can be judged by reading it.
 */
export type Who =
  | { side: 'ours'; admin: boolean; managesAll: boolean; roles: { slug: string; role: string }[] }
  | { side: 'theirs'; slug: string; roles: { slug: string; role: string }[] }
  | { side: 'nobody' }

/** What is attempted. `look`, `look at all` and the two that see show something; all others change something. */
export type Deed =
  | 'look'
  | 'look at all'
  | 'see managers'
  /** Change what health checks ask, of every partner: for the account manager of any. */
  | 'edit templates'
  /** What needs oneself, or what one may see of all partners: everybody whom we know may, each of what is theirs to see. */
  | 'look around'
  /** When oneself is told what needs one. */
  | 'own day'
  /** Who changed what about a partner: shown to whoever is in charge, and only where nobody else reads. */
  | 'see changes'
  /** With which tokens systems report: shown to whoever may revoke one. */
  | 'see tokens'
  /** When oneself is told of a case that one may see: what waited to be told is dropped. */
  | 'mute'
  /** Say who of one's own side is on duty in turn. */
  | 'set rotations'
  /** Have a drill, and say when one’s own side is called: for the account manager of either side. */
  | 'hold drills'
  | 'set drills'
  | 'work'
  | 'open'
  | 'open severity 1'
  | 'set severity'
  | 'raise to severity 1'
  | 'assign'
  | 'escalate'
  /** Take it up on one’s own side. Whoever it has called does, which is told apart before it is judged. */
  | 'own escalation'
  /** End it, or anything else that is said for a whole company. */
  | 'end escalation'
  /** Move or cancel what one's own side announced; whose it is, is told apart before it is judged. */
  | 'own maintenance'
  /** Time of a case that the other side owes. Whether it does, is told apart before it is judged. */
  | 'leave out'
  /** Confirm or decline what the other side announced. */
  | 'answer maintenance'
  /** Of our own side. Whoever owns one works on it, which is told apart before it is judged. */
  | 'own action'
  | 'ask for an action'
  | 'ask both sides'
  /** Who it is that is named is told apart before it is judged. */
  | 'name people'
  | 'name their people'
  /** Somebody of an organisation of which nobody is a contact of the partner yet. */
  | 'name a stranger'
  | 'take people away'
  | 'configure'
  | 'share'
  | 'follow'
  | 'unbind'
  | 'register'
  | 'confirm'
  | 'keep managers'
  /** Means nothing, such as acknowledging a health check: changes nothing, whoever asks. */
  | 'nonsense'

/** The partner that it is about, absent where there is none; `waiting`: nobody has taken it on yet. */
export type About = { slug: string; waiting: boolean } | undefined

const REACHES_THEM: Deed[] = [
  'open',
  'hold drills',
  'set drills',
  'own maintenance',
  'open severity 1',
  'escalate',
  'ask for an action',
  'ask both sides',
  'share',
  'name their people',
  'name a stranger',
]
const ABOUT_NO_PARTNER: Deed[] = [
  'look at all',
  'look around',
  'own day',
  'see managers',
  'edit templates',
  'register',
  'keep managers',
]

export function may(who: Who, deed: Deed, about: About, settings: PermissionSettings): boolean {
  if (who.side === 'nobody' || deed === 'nonsense') return false
  if (!ABOUT_NO_PARTNER.includes(deed)) {
    if (!about) return false
    if (about.waiting && REACHES_THEM.includes(deed)) return false
  }
  return who.side === 'ours' ? ourPersonMay(who, deed, about, settings) : theirPersonMay(who, deed, about, settings)
}

function ourPersonMay(who: Who & { side: 'ours' }, deed: Deed, about: About, settings: PermissionSettings): boolean {
  const has = (role: string) => who.roles.some((one) => one.slug === about?.slug && one.role === role)
  const inCharge = who.admin || has('account-manager') || has('sponsor')
  switch (deed) {
    case 'register':
      return who.admin || settings.mayRegister === 'anybody'
    case 'edit templates':
      return who.admin || who.roles.some(({ role }) => role === 'account-manager')
    case 'keep managers':
    case 'name a stranger':
      return who.admin
    case 'confirm':
    case 'set rotations':
      return who.admin || has('account-manager')
    case 'hold drills':
    case 'set drills':
    case 'leave out':
      return has('account-manager')
    case 'name people':
    case 'name their people':
    case 'take people away':
    case 'configure':
    case 'share':
    case 'ask both sides':
    case 'see changes':
    case 'see tokens':
    case 'own action':
      return inCharge
    case 'unbind':
      return inCharge || settings.mayUnbind === 'anybody'
    case 'open severity 1':
    case 'raise to severity 1':
      return inCharge || settings.mayOpenSeverity1 !== 'in-charge'
    case 'own escalation':
    case 'end escalation':
      return inCharge || has('manager') || who.managesAll
    case 'answer maintenance':
      return has('account-manager') || has('sponsor')
    default:
      return true
  }
}

function theirPersonMay(
  who: Who & { side: 'theirs' },
  deed: Deed,
  about: About,
  settings: PermissionSettings,
): boolean {
  if (deed === 'look around' || deed === 'own day') return true
  if (about?.slug !== who.slug) return false
  const head = who.roles.some(({ slug, role }) => slug === who.slug && ['account-manager', 'sponsor'].includes(role))
  switch (deed) {
    case 'look':
    case 'mute':
    case 'work':
    case 'open':
    case 'escalate':
      return true
    case 'open severity 1':
      return settings.mayOpenSeverity1 === 'anybody' || (settings.mayOpenSeverity1 === 'in-charge' && head)
    case 'own maintenance':
      return true
    case 'hold drills':
    case 'set drills':
    case 'leave out':
      return who.roles.some(({ slug, role }) => slug === who.slug && role === 'account-manager')
    case 'own escalation':
    case 'end escalation':
    case 'answer maintenance':
    case 'ask for an action':
    case 'see tokens':
      return head
    case 'set rotations':
      return who.roles.some(({ slug, role }) => slug === who.slug && role === 'account-manager')
    default:
      return false
  }
}
