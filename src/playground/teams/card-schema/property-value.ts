import { isObject } from '../json-object.ts'
import type { PropertyRule } from './schema.ts'

const LINK = /^(https?:|mailto:|msteams:|data:image\/)/i

/** What is wrong with a plain value, or undefined. Rules that lead to further parts are the walk's. */
export function valueProblem(value: unknown, rule: PropertyRule): string | undefined {
  switch (rule) {
    case 'text':
      return typeof value === 'string' ? undefined : 'must be text'
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? undefined : 'must be a number'
    case 'flag':
      return typeof value === 'boolean' ? undefined : 'must be true or false'
    case 'object':
      return isObject(value) ? undefined : 'must be an object'
    case 'link':
      return typeof value === 'string' && LINK.test(value) ? undefined : 'must be a link (https, mailto, data)'
    case 'size':
      // "auto", "stretch", a weight (number), or pixels ("50px").
      return typeof value === 'number' || (typeof value === 'string' && /^(auto|stretch|\d+(px)?)$/.test(value))
        ? undefined
        : 'must be a size'
    case 'strings':
      return Array.isArray(value) && value.every((item) => typeof item === 'string') ? undefined : 'must be texts'
    default:
      return Array.isArray(rule) ? enumerationProblem(value, rule) : undefined
  }
}

function enumerationProblem(value: unknown, allowed: readonly string[]): string | undefined {
  const given = typeof value === 'string' ? value.toLowerCase() : undefined
  return allowed.some((option) => option.toLowerCase() === given) ? undefined : `must be one of ${allowed.join(', ')}`
}
