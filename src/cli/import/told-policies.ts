import type { PoliciesImported, PolicyMeant } from '../../app/ladders/import-policies.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { CarriedPolicy } from '../../domain/rotations/imports/carried.ts'
import { isUsual } from '../../domain/terms/ladder-terms.ts'
import { appliedLines } from '../applied-lines.ts'
import { fine, type Line, problem } from '../line.ts'

/** `notForPages`: the name of a policy that became the usual ladder, where escalations for pages have one of their own here. */
type Telling = { plan: boolean; notForPages: string | undefined }

/** What became of the policies of a file: of each the ladder, what is not as it is there and whom nobody knows; then what that changes, as `apply` says it. */
export function toldPolicies(
  company: string,
  { said, applied }: PoliciesImported,
  { plan, notForPages }: Telling,
): Line[] {
  const isNews = applied !== undefined && (applied.news.length > 0 || applied.waits !== undefined)
  const outcome = isNews
    ? plan
      ? 'would become'
      : 'becomes'
    : applied?.stillProposed
      ? 'is proposed already, and waits for the partner’s word, as'
      : 'is so already, as'
  return [
    ...said.flatMap(({ name, ladder, cannot, odd, unknown, refused }) => [
      refused === undefined
        ? fine(
            `The policy “${onOneLine(name)}” ${outcome} the steps of that side in escalations ${ladder === 'usual' ? 'as usual' : ladder}.`,
          )
        : problem(`The policy “${onOneLine(name)}” changes no ladder: ${onOneLine(refused)}`),
      ...unknown.map((who) =>
        fine(
          `“${onOneLine(name)}”: nobody of that side is “${onOneLine(who)}”; they are not called. \`--person "${onOneLine(who)}=Name"\` says who it is.`,
        ),
      ),
      ...odd.map((what) => fine(`“${onOneLine(name)}”: ${onOneLine(what)}`)),
      ...cannot.map((why) => fine(`Not carried over: “${onOneLine(name)}”: ${onOneLine(why)}`)),
    ]),
    ...(applied && isNews ? appliedLines(company, applied, plan).map((text) => fine(`  ${text}`)) : []),
    ...(notForPages === undefined
      ? []
      : [
          fine(
            `Escalations for pages have steps of their own here, which stay. \`--policy "${onOneLine(notForPages)}=page"\` makes the policy theirs.`,
          ),
        ]),
  ]
}

/** The policy that became the usual ladder and no other, where pages climb by one of their own. */
export function notForPages({ terms }: Pick<Partner, 'terms'>, policies: PolicyMeant[]): string | undefined {
  const forPages = ({ urgency }: { urgency?: string }) => urgency === 'page'
  if (!terms.ladders.some(forPages) || policies.some(({ which }) => forPages(which))) return undefined
  return policies.find(({ which }) => isUsual(which))?.policy.name
}

/** A policy that became no ladder, since nobody said of which escalations. */
export function sayLeft({ name, said }: CarriedPolicy): string {
  const steps = said === '' ? 'it has no steps' : said
  return `The escalation policy “${name}”: ${steps}. \`--policy "${name}"\` makes it the usual ladder of that side, \`--policy "${name}=severity 1"\` that of some escalations.`
}

/** What stands in a file is repeated in some lines. */
export function onOneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, ' ').slice(0, 600)
}
