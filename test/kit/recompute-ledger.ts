/** A line of a ledger as its explanation tells it. */
export type LineTold = { heading: string; lines: string[] }

const AMOUNT = /(−?)[A-Z]{3} ([\d,]+(?:\.\d+)?)/u

/** "−EUR 1,250.00" in its smallest unit. */
function amountIn(text: string | undefined): number {
  const [, sign, digits = '0'] = AMOUNT.exec(text ?? '') ?? []
  return Number(digits.replaceAll(/[,.]/gu, '')) * (sign === '−' ? -1 : 1)
}

export function amountsIn(text: string): number[] {
  return [...text.matchAll(new RegExp(AMOUNT, 'gu'))].map(([said]) => amountIn(said))
}

const half = (amount: number) => Math.sign(amount) * Math.round(Math.abs(Number(amount.toFixed(6))))

/** "10 % of EUR 10,000.00" worked out, and "(EUR 400.00 × 10/31 + EUR 500.00 × 21/31)"; an amount as it is said. */
export function costIn(text: string): number {
  return half(exactIn(text))
}

function exactIn(text: string): number {
  const said = text.trim()
  const [, percent, of = ''] = /^([\d.]+) % of (.*)$/u.exec(said) ?? []
  if (percent !== undefined) return (Number(percent) * exactIn(of)) / 100
  const inner = /^\((.*)\)/u.exec(said)?.[1]
  if (inner === undefined) return amountIn(said)
  return partsOf(inner).reduce((sum, part) => {
    const [, one = part, days = '1', all = '1'] = /^(.*) × (\d+)\/(\d+)$/u.exec(part) ?? []
    return sum + (exactIn(one) * Number(days)) / Number(all)
  }, 0)
}

/** What is added up, outside of any brackets. */
function partsOf(text: string): string[] {
  const parts = ['']
  let depth = 0
  for (const word of text.split(' ')) {
    if (word === '+' && depth === 0) parts.push('')
    else parts[parts.length - 1] = `${parts.at(-1)} ${word}`.trim()
    depth += word.split('(').length - word.split(')').length
  }
  return parts
}

/** What each line of a period’s ledger states, and what its own words come to; lines that others refer to are looked up by their numbers. */
export function recomputeLedger(all: LineTold[]) {
  return all.map(({ heading, lines }) => {
    const [, number, said = ''] = /^(?:Line (\d+), o|O)wed by .*?: (.*)$/u.exec(heading) ?? []
    // Why nothing is booked of lines that count.
    const what = said.startsWith('no penalty') ? 'penalty' : said
    const text = lines.join('\n')
    return { number: Number(number ?? 0), what, stated: amountIn(what), computed: computed(what, text, all), text }
  })
}

function computed(what: string, text: string, all: LineTold[]): number {
  if (what.endsWith('before any cap')) return penaltyLine(text)
  if (what.startsWith('penalty')) return penalty(text, all)
  if (what.startsWith('earn-back')) return earnBack(text)
  if (what.startsWith('bonus')) return bonus(text)
  return Math.abs(correction(text))
}

function penaltyLine(text: string): number {
  const [, value = '', top, bottom] = / came to (-?[\d.]+) [^,\n]*?(?:, exactly (\d+)\/(\d+))?\./u.exec(text) ?? []
  const [bands] = /of the fee: (?:below|above) /u.exec(text) ?? []
  if (bands === undefined) {
    const [, cost = ''] = /a miss costs (.*?)\.(?:\n|$)/u.exec(text) ?? []
    const [, said] = /: (.* % of .*) = /u.exec(cost) ?? []
    return costIn(said ?? cost)
  }
  const exact = top === undefined ? Number(value) : Number(top) / Number(bottom)
  // Each version of the terms says its bands, and which of them it is beyond.
  const judged = text.split('\n').flatMap((line) => {
    const [, said, found] = /of the fee: (.*?)\. (?:Rounded .*)?So it is (?:below|above) (.*) %\.$/u.exec(line) ?? []
    if (said === undefined) return []
    const [, whole] = /Rounded to \d decimals? as agreed it is (-?[\d.]+) /u.exec(line) ?? []
    const judgedBy = whole === undefined ? exact : Number(whole)
    const beyond = [...said.matchAll(/(below|above) ([\d.]+) \S* ?([\d.]+) %/gu)].filter(([, way, edge]) =>
      way === 'below' ? judgedBy < Number(edge) : judgedBy > Number(edge),
    )
    const worst = Math.max(0, ...beyond.map(([, , , percent]) => Number(percent)))
    if (Number(/([\d.]+)$/u.exec(found ?? '')?.[1]) !== worst) throw new Error(`not ${worst} %: ${line}`)
    return [worst]
  })
  const [, share = '', of = ''] =
    /^(\(.*?\)|[\d.]+ %) of (.*) = /u.exec(text.split('\n').find((one) => /^(?:\(|[\d.]+ %)/u.test(one)) ?? '') ?? []
  const parts = [...share.matchAll(/([\d.]+) % × (\d+)\/(\d+)/gu)]
  const percents = parts.length === 0 ? [Number(share.replace(' %', ''))] : parts.map(([, one]) => Number(one))
  if (!judged.every((one) => percents.includes(one))) throw new Error(`${share} is not ${judged.join(' and ')}`)
  const percent =
    parts.length === 0
      ? percents[0]!
      : parts.reduce((sum, [, one, days, all]) => sum + (Number(one) * Number(days)) / Number(all), 0)
  return half((percent * exactIn(of)) / 100)
}

/** Each line that counts is one that is told, and not one of those that are not counted. */
function penalty(text: string, all: LineTold[]): number {
  const told = [...text.matchAll(/([A-Z]{3} [\d,.]+) \(line (\d+)\)/gu)].map(([, amount, number]) => {
    const one = all.find(({ heading }) => heading.startsWith(`Line ${number},`))
    if (one?.lines.some((line) => line.startsWith('It is not counted')) !== false) throw new Error(`line ${number}`)
    if (amountIn(one.heading.replace(/^.*?: /u, '')) !== amountIn(amount))
      throw new Error(`the amount of line ${number}`)
    return amountIn(amount)
  })
  const [, cap] = /Penalties of a period come to at most (.*?)\.\n/u.exec(text) ?? []
  const [, year] = /contract year .* come to at most (.*?)\. (?:Used|Nothing)/u.exec(text) ?? []
  const used = amountsIn(/Used before: (.*): /u.exec(text)?.[1] ?? '').reduce((sum, one) => sum + one, 0)
  const most = (said: string | undefined) => (said === undefined ? Infinity : costIn(said.split(' = ')[0]!))
  return Math.min(
    told.reduce((sum, one) => sum + one, 0),
    most(cap),
    year === undefined ? Infinity : Math.max(0, most(year) - used),
  )
}

function earnBack(text: string): number {
  const [, whole = '', taken] = /earns back (.*?)(?:, of which (.*) went to an older penalty)?\.\n/u.exec(text) ?? []
  const owed = amountIn(/The penalty of \S+ was (.*?)\. All/u.exec(text)?.[1])
  const [, share, had] = /at most ([\d.]+) % comes back: of this one (.*?) had/u.exec(text) ?? []
  const room = half((Number(share) * owed) / 100) - amountIn(had)
  return Math.min(costIn(whole.replace(/, the penalty of .*/u, '')) - amountIn(taken), room)
}

function bonus(text: string): number {
  const [, value, reaching] = / came to ([\d.]+) .*?, which reaches ([\d.]+) /u.exec(text) ?? []
  if (value === undefined) throw new Error(text)
  const [, pays = ''] = /that pays (.*)\.\n/u.exec(text) ?? []
  const [, cap, paid] = /Bonuses of a period come to at most (.*); (.*) of it is paid above/u.exec(text) ?? []
  if (Number(value) < Number(reaching)) return 0
  return Math.min(costIn(pays), cap === undefined ? Infinity : costIn(cap.split(' = ')[0]!) - amountIn(paid))
}

function correction(text: string): number {
  const [first = '', second = ''] = text.split('\n')
  const [, entries = ''] = /was booked before: (.*); in all/u.exec(first) ?? []
  const booked = amountsIn(entries).reduce((sum, one) => sum + one, 0)
  return amountIn(/it comes to (.*?):/u.exec(second)?.[1]) - booked
}
