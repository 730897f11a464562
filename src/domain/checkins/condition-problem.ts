import type { Condition, Item } from './template.ts'

/** Why a question cannot hang on this; undefined where it can. `before`: the questions above it. */
export function conditionProblem(when: Condition, before: readonly Item[], all: readonly Item[]): string | undefined {
  const on = before.find(({ id }) => id === when.item)
  if (!on) {
    return all.some(({ id }) => id === when.item)
      ? `It hangs on “${when.item}”, which is not asked before it: move that one up.`
      : `It hangs on “${when.item}”, which is not asked here.`
  }
  if (on.kind === 'short' || on.kind === 'long')
    return `It hangs on “${on.id}”, which is answered in words: nobody can say beforehand in which.`
  if (on.kind === 'agree' || on.kind === 'rating') return scaleProblem(when, on)
  const known = 'options' in on ? on.options.map(({ id }) => id) : ['yes', 'no']
  if (!('is' in when) || when.is.length === 0)
    return `Say to which answers of “${on.id}” it is asked: “is: [${known.slice(0, 2).join(', ')}]”.`
  const strange = when.is.find((id) => !known.includes(id))
  if (strange !== undefined) return `“${strange}” is no answer to “${on.id}”. There are: ${known.join(', ')}.`
  return undefined
}

function scaleProblem(when: Condition, { id, kind }: Item): string | undefined {
  const [least, most] = kind === 'agree' ? [1, 5] : [0, 10]
  if ('is' in when) return `“${id}” is answered by a number: say “atMost” or “atLeast” from ${least} to ${most}.`
  const limit = 'atMost' in when ? when.atMost : when.atLeast
  if (Number.isInteger(limit) && limit >= least && limit <= most) return undefined
  return `“${id}” is answered from ${least} to ${most}: ${limit} is not among them.`
}
