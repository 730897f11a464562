/** The organisation that the bot is installed in. */
export const HOME = 'T0HOME'

export type Speaker = { name: string; tenantId: string; userId: string }

/** Everybody and every channel of a partner: two of theirs, three of ours, of whom each works for twenty partners. */
export type Cast = {
  slug: string
  theirManager: Speaker
  theirMember: Speaker
  ourManager: Speaker
  ourMember: Speaker
  ourLead: Speaker
  shared: string
  internal: string
  managers: string
}

export function castOf(nth: number): Cast {
  const ours = Math.floor(nth / 20)
  const theirs = (who: string): Speaker => ({
    name: `${who} of partner ${nth}`,
    tenantId: `TUP${nth}`,
    userId: `UP${nth}${who.toUpperCase()}`,
  })
  const our = (who: string): Speaker => ({
    name: `${who} of desk ${ours}`,
    tenantId: HOME,
    userId: `UO${ours}${who.toUpperCase()}`,
  })
  return {
    slug: `partner-${nth}`,
    theirManager: theirs('Ravi'),
    theirMember: theirs('Mia'),
    ourManager: our('Anna'),
    ourMember: our('Tom'),
    ourLead: our('Mara'),
    shared: `CS${nth}`,
    internal: `CI${nth}`,
    managers: `CM${nth}`,
  }
}

/** With terms of its own, so that its agreement is more than what every partner starts with. */
export function sheetOf(nth: number): object {
  const cast = castOf(nth)
  const member = ({ name, tenantId, userId }: Speaker, role: string) => ({
    name,
    side: tenantId === HOME ? 'internal' : 'partner',
    roles: [role],
    zone: 'Europe/Paris',
    slack: `${tenantId}/${userId}`,
  })
  const channel = (purpose: string, id: string) => ({ purpose, name: id.toLowerCase(), slack: `${HOME}/${id}` })
  return {
    slug: cast.slug,
    name: `Partner ${nth}`,
    stage: 'steady',
    calendar: { zone: 'Europe/Paris', holidays: { country: 'FR' } },
    sla: {
      objectives: [
        { measure: 'acknowledge', target: '4h', protects: 'Nobody asks twice' },
        { measure: 'resolve', target: '2 working days', protects: 'Orders leave in time' },
      ],
    },
    people: [
      member(cast.ourManager, 'account-manager'),
      member(cast.ourMember, 'member'),
      member(cast.ourLead, 'manager'),
      member(cast.theirManager, 'account-manager'),
      member(cast.theirMember, 'member'),
    ],
    channels: [channel('shared', cast.shared), channel('internal', cast.internal), channel('managers', cast.managers)],
  }
}
