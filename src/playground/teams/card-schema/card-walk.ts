import { isObject, type JsonObject } from '../json-object.ts'
import { ACTIONS, bridgeProblems, MOST_ACTIONS, toggleTargets } from './actions.ts'
import { CHART_PARTS, isChart, LINE_CHART } from './charts.ts'
import { ELEMENTS, PARTS } from './elements.ts'
import { INPUTS } from './inputs.ts'
import { valueProblem } from './property-value.ts'
import type { PartSchema, PropertyRule } from './schema.ts'

/** One pass over a card: collects what is wrong, and the ids that must be unique or must exist. */
export class CardWalk {
  readonly problems: string[] = []
  readonly #minor: number
  readonly #ids = new Set<string>()
  readonly #toggled: { path: string; id: string }[] = []

  constructor(minor: number) {
    this.#minor = minor
  }

  problem(path: string, what: string): void {
    this.problems.push(`${path}: ${what}`)
  }

  /** To be called once everything was walked: ids may be named before the element that has them. */
  finish(): void {
    for (const { path, id } of this.#toggled) {
      if (!this.#ids.has(id)) this.problem(path, `no element has the id "${id}"`)
    }
  }

  elements(value: unknown, path: string): void {
    if (!Array.isArray(value)) return this.problem(path, 'must be a list of elements')
    value.forEach((item, index) => this.element(item, `${path}[${index}]`))
  }

  element(value: unknown, path: string): void {
    if (!isObject(value)) return this.problem(path, 'must be an element')
    const type = String(value.type)
    const schema = ELEMENTS[type] ?? INPUTS[type]
    if (type === 'Chart.Line') this.part(value, LINE_CHART, path)
    if (!schema) return this.#unknown(value, path, isChart(type) ? 'needs' : 'unknown')
    this.#claimId(value.id, path)
    this.part(value, schema, path)
    if (INPUTS[type] && value.isRequired === true && typeof value.errorMessage !== 'string') {
      this.problem(path, 'a required input needs an errorMessage')
    }
    if (type === 'Input.ChoiceSet' && !Array.isArray(value.choices) && !isObject(value['choices.data'])) {
      this.problem(path, 'needs choices')
    }
    if (value.fallback !== undefined) this.#fallback(value.fallback, path, 'element')
  }

  actions(value: unknown, path: string): void {
    if (!Array.isArray(value)) return this.problem(path, 'must be a list of actions')
    const primary = value.filter((item) => !isObject(item) || item.mode !== 'secondary')
    if (primary.length > MOST_ACTIONS) this.problem(path, `has more than ${MOST_ACTIONS} actions`)
    value.forEach((item, index) => this.action(item, `${path}[${index}]`, 'button'))
  }

  action(value: unknown, path: string, use: 'button' | 'select'): void {
    if (!isObject(value)) return this.problem(path, 'must be an action')
    const schema = ACTIONS[String(value.type)]
    if (!schema) return this.#unknown(value, path, 'unknown')
    this.#claimId(value.id, path)
    if (use === 'select' && value.type === 'Action.ShowCard') this.problem(path, 'a selectAction cannot show a card')
    if (use === 'button' && !value.title && !value.iconUrl) this.problem(path, 'a button needs a title')
    // An action newer than the card is drawn by no client, unless it says what to draw in its place.
    if (schema.since > this.#minor && value.fallback === undefined) {
      this.problem(path, `${String(value.type)} needs version 1.${schema.since}`)
    }
    this.part(value, { ...schema, since: 0 }, path)
    for (const what of bridgeProblems(value.data)) this.problem(path, what)
    if (value.type === 'Action.ToggleVisibility') this.#toggles(value.targetElements, path)
    if (value.fallback !== undefined) this.#fallback(value.fallback, path, 'action')
  }

  part(value: JsonObject, schema: PartSchema, path: string): void {
    if (schema.since > this.#minor) this.problem(path, `${String(value.type)} needs version 1.${schema.since}`)
    for (const key of schema.required) if (value[key] === undefined) this.problem(path, `needs "${key}"`)
    for (const [key, inner] of Object.entries(value)) {
      const rule = schema.properties[key]
      if (!rule) this.problem(path, `has no property "${key}"`)
      else if (inner !== undefined) this.#property(inner, rule, `${path}.${key}`)
    }
  }

  #property(value: unknown, rule: PropertyRule, path: string): void {
    if (rule === 'elements') return this.elements(value, path)
    if (rule === 'element') return this.element(value, path)
    if (rule === 'actions') return this.actions(value, path)
    if (rule === 'action') return this.action(value, path, 'button')
    if (rule === 'select-action') return this.action(value, path, 'select')
    if (rule === 'card') return this.#innerCard(value, path)
    if (typeof rule === 'object' && 'list' in rule) return this.#list(value, rule.list, path)
    const what = valueProblem(value, rule)
    if (what) this.problem(path, what)
  }

  #list(value: unknown, name: string, path: string): void {
    if (!Array.isArray(value)) return this.problem(path, `must be a list of ${name}s`)
    value.forEach((item, index) => {
      const at = `${path}[${index}]`
      const schema = PARTS[name] ?? CHART_PARTS[name] ?? ELEMENTS[name]
      // Plain strings are runs of text too.
      if (name === 'TextRun' && typeof item === 'string') return
      if (!isObject(item) || !schema) return this.problem(at, `must be a ${name}`)
      this.#claimId(item.id, at)
      this.part(item, schema, at)
    })
  }

  #innerCard(value: unknown, path: string): void {
    if (!isObject(value) || value.type !== 'AdaptiveCard') return this.problem(path, 'must be an AdaptiveCard')
    if (value.body !== undefined) this.elements(value.body, `${path}.body`)
    if (value.actions !== undefined) this.actions(value.actions, `${path}.actions`)
  }

  #unknown(value: JsonObject, path: string, why: 'unknown' | 'needs'): void {
    if (value.fallback === undefined) {
      const type = String(value.type)
      return this.problem(
        path,
        why === 'needs' ? `${type} needs a fallback` : `"${type}" is not a type that Teams knows`,
      )
    }
    this.#fallback(value.fallback, path, String(value.type).startsWith('Action.') ? 'action' : 'element')
  }

  /** A fallback stands in the place of its owner, so it may repeat the owner's ids: it is walked apart. */
  #fallback(value: unknown, path: string, kind: 'element' | 'action'): void {
    if (value === 'drop') return
    const apart = new CardWalk(this.#minor)
    if (kind === 'action') apart.action(value, `${path}.fallback`, 'button')
    else apart.element(value, `${path}.fallback`)
    this.problems.push(...apart.problems)
  }

  #toggles(targets: unknown, path: string): void {
    const ids = toggleTargets(targets)
    if (!ids) this.problem(path, 'targetElements must name at least one element')
    else this.#toggled.push(...ids.map((id) => ({ path, id })))
  }

  #claimId(id: unknown, path: string): void {
    if (typeof id !== 'string') return
    if (id === '') this.problem(path, 'an id must not be empty')
    if (this.#ids.has(id)) this.problem(path, `the id "${id}" is used twice`)
    this.#ids.add(id)
  }
}
