import type { Condition, Item } from './template.ts'

/** A condition as people write it in a line: "Q1 <= 2", "met = no, yes". */
export function writeCondition(when: Condition): string {
  if ('is' in when) return `${when.item} = ${when.is.join(', ')}`
  return 'atMost' in when ? `${when.item} <= ${when.atMost}` : `${when.item} >= ${when.atLeast}`
}

/** Options may be said by what is read of them. What it hangs on is judged with the whole template. */
export function readCondition(text: string, items: readonly Item[]): Condition | { refused: string } {
  const [, item, sign, said] = /^\s*([\w-]+)\s*(<=|>=|=)\s*(\S.*?)\s*$/u.exec(text) ?? []
  if (item === undefined || said === undefined)
    return { refused: 'Write an earlier question and its answer, such as “Q1 <= 2”, “Q2 >= 9” or “met = no”.' }
  if (sign === '=') {
    const on = items.find(({ id }) => id === item)
    const options = on && 'options' in on ? on.options : []
    const idOf = (one: string) => options.find(({ label }) => label.toLowerCase() === one.toLowerCase())?.id ?? one
    return { item, is: said.split(',').map((one) => idOf(one.trim())) }
  }
  const limit = Number(said)
  if (!Number.isInteger(limit)) return { refused: `“${said}” is no whole number: write one after “${sign}”.` }
  return sign === '<=' ? { item, atMost: limit } : { item, atLeast: limit }
}
