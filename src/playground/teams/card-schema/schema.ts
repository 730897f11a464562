/**
 * What the value of a card property must be. A list of strings is an enumeration (case ignored, as the renderers do);
 * `{ list }` names the part that every member is; `anything` is a value that Teams passes through unread.
 */
export type PropertyRule =
  | 'text'
  | 'number'
  | 'flag'
  | 'object'
  | 'anything'
  | 'link'
  | 'size'
  | 'element'
  | 'elements'
  | 'action'
  | 'actions'
  | 'select-action'
  | 'card'
  | 'strings'
  | readonly string[]
  | { list: string }

/** One element, action or part of the Adaptive Cards 1.5 schema. `since` is the minor version that brought it. */
export type PartSchema = { since: number; required: readonly string[]; properties: Record<string, PropertyRule> }

/** The newest minor version that Teams accepts from bots (Teams platform docs, "Adaptive Cards": 1.5). */
export const NEWEST_MINOR_VERSION = 5

export function part(
  since: number,
  required: Record<string, PropertyRule>,
  optional: Record<string, PropertyRule> = {},
): PartSchema {
  return { since, required: Object.keys(required), properties: { ...required, ...optional } }
}
