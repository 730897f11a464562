/** A statement that a reader checks: what it says, and what the rest of the words come to. */
export type Check = [what: string, said: unknown, found: unknown]

/** The share of cases that is enough: as it is promised and as it is judged by, with each number of the product. */
export function enoughIn(lines: string[]) {
  const promised = /It is kept in a period in which at least ([\d.]+) % of the cases keep it\./u.exec(
    lines[0] ?? '',
  )?.[1]
  const last = lines.at(-1) ?? ''
  const [, share, met, hundred, product, how, all, times, needed, so] =
    /^At least ([\d.]+) % is enough: (\d+) × (\d+) = (\d+) is (not less|less) than (\d+) × ([\d.]+) = ([\d.]+), so it was (kept|not kept)\.$/u.exec(
      last,
    ) ?? []
  if (promised === undefined && !last.includes('enough')) return undefined
  return { promised, share, times, hundred, how, so, ...numbered({ met, product, all, needed }) }
}

function numbered<Key extends string>(said: Record<Key, string | undefined>): Record<Key, number> {
  return Object.fromEntries(Object.entries(said).map(([key, one]) => [key, Number(one ?? NaN)])) as Record<Key, number>
}

/** The share that is enough is the one that was promised, both products are right, and so is what follows; nothing of it where no case counts. */
export function enoughChecks(
  said: NonNullable<ReturnType<typeof enoughIn>>,
  { met, missed }: { met: number; missed: number },
): Check[] {
  const { promised, share, times, hundred, product, needed, how, so } = said
  const all = met + missed
  if (all === 0) return [['what is enough of no case', share, undefined]]
  const due = Math.floor(Number((all * Number(promised) * 1_000_000).toFixed(3))) / 1_000_000
  const isKept = met * 100 >= all * Number(promised)
  return [
    ['the share that is enough', [share, times, hundred], [promised, promised, '100']],
    ['what was kept of them, a hundred times', [said.met, product], [met, met * 100]],
    ['what is enough of them, a hundred times', [said.all, needed], [all, due]],
    ['how it stands to what is enough', [how, so], isKept ? ['not less', 'kept'] : ['less', 'not kept']],
  ]
}

/** What earned a penalty back with a share of cases reached it. */
export function enoughAgain(text: string): Check[] {
  return [...text.matchAll(/\(([\d.]+) %[^;()]*; at least ([\d.]+) % is enough\)/gu)].map(([said, share, least]) => [
    said,
    Number(share) >= Number(least),
    true,
  ])
}
