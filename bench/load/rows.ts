/** What was measured, beside its floor: what the same machine did at the same time without the product. `goal`: of the ratio of the two. */
export type Row = {
  what: string
  unit: string
  ours: number
  floor: number
  goal: { most?: number; least?: number }
}

/** A table in Markdown; a goal that was missed is marked. */
export function tableOf(rows: Row[]): string {
  const lines = rows.map(({ what, unit, ours, floor, goal }) => {
    const ratio = ours / floor
    const missed = (goal.most !== undefined && ratio > goal.most) || (goal.least !== undefined && ratio < goal.least)
    const said = goal.most === undefined ? (goal.least === undefined ? '' : `≥ ${goal.least}`) : `≤ ${goal.most}`
    return `| ${what} | ${short(ours)} ${unit} | ${short(floor)} ${unit} | ${short(ratio)} | ${said}${missed ? ' missed' : ''} |`
  })
  return ['| | Liaison | floor | ratio | goal |', '| --- | ---: | ---: | ---: | --- |', ...lines].join('\n')
}

function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3)
}
