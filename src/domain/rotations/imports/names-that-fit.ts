import { plainName } from '../plain-name.ts'
import { LONGEST_NAME } from '../why-not-set.ts'
import type { CarriedRotation } from './carried.ts'

type Part = { rotations: CarriedRotation[]; cannot: string[] }

/**
 * The rotations of a file, each by a name that it can have here and that no other of them has: a long one loses its middle, and one that is there already gets a
 * number, which is said. What stands in the file twice is there once.
 */
export function withNamesThatFit<P extends Part>(parts: P[]): P[] {
  const taken = new Map<string, string>()
  return parts.map((part) => {
    const cannot = [...part.cannot]
    const rotations = part.rotations.map((rotation) => {
      const all = JSON.stringify(rotation)
      const name = freeName(rotation.name, (one) => (taken.get(plainName(one)) ?? all) === all)
      taken.set(plainName(name), all)
      if (name !== rotation.name) cannot.push(`the name of “${rotation.name}”: here it is called “${name}”.`)
      return { ...rotation, name }
    })
    return { ...part, rotations, cannot }
  })
}

function freeName(name: string, isFree: (name: string) => boolean): string {
  let free = nameThatFits(name)
  for (let nth = 2; !isFree(free); nth += 1) free = nameThatFits(name, ` (${nth})`)
  return free
}

/** The same, or one that is short enough: of a schedule and its rotation the end tells most, so that the middle goes. */
export function nameThatFits(name: string, ending = ''): string {
  const most = LONGEST_NAME - ending.length
  if (name.length <= most) return `${name}${ending}`
  const half = Math.floor((most - 1) / 2)
  const first = name.slice(0, half).replace(/[\uD800-\uDBFF]$/u, '')
  const last = name.slice(-half).replace(/^[\uDC00-\uDFFF]/u, '')
  return `${first.trimEnd()}…${last.trimStart()}${ending}`
}
