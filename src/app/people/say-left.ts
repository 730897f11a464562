import type { Audience } from '../../cards/card.ts'
import type { Left } from './leave-partner.ts'

/** What passed to whom, in words that whoever reads it there may read: "CASE-1 and ESC-1 passed to Ravi Shah, who is the account manager now." */
export function sayLeft(
  name: string,
  { partner, to, passed, managerNow, roles }: Left,
  audience: Audience = 'internal',
): string {
  // What is among ourselves is named to nobody else.
  const told = audience === 'internal' ? passed : passed.filter((label) => !label.startsWith('OURS-'))
  const ended = `${name} no longer acts for ${partner.name}.`
  if (!to) {
    const how = `Name somebody with \`people ${partner.slug} add @name --role account-manager\`.`
    return roles.includes('account-manager')
      ? `${ended} Nobody else of their side is named, so nothing passed on. ${how}`
      : `${ended} Nobody else of their side is named. ${how}`
  }
  const what = told.length === 0 ? '' : ` ${listed(told)} passed to ${to.person.name}.`
  const manager = managerNow === undefined ? '' : ` ${managerNow} is the account manager of their side now.`
  const sponsor = roles.includes('sponsor') ? ' Their side has no sponsor now.' : ''
  return `${ended}${what}${manager}${sponsor}`
}

/** With every partner that somebody was named for; `all` is empty for a manager of all partners who was named for none. */
export function sayAllLeft(name: string, all: Left[], audience: Audience): string {
  if (all.length === 0) return `${name} is no longer a manager of all partners.`
  return all.map((one) => sayLeft(name, one, audience)).join(' ')
}

function listed(labels: string[]): string {
  const [last = '', ...others] = labels.toReversed()
  return others.length === 0 ? last : `${others.toReversed().join(', ')} and ${last}`
}
