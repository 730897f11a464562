import { objectsAt, textAt, type JsonObject } from '../json-object.ts'
import { findUser, type TeamsWorld } from '../teams-world.ts'

/** What the client does with a card's inputs when a button is pressed: the values, or why it stays where it is. */
type InputReading = { values: Record<string, string>; errors: Record<string, string> }

/** Fills the inputs with what a person entered (what is left out keeps the card's own value) and checks them. */
export function readInputs(inputs: JsonObject[], entered: Record<string, string>, world: TeamsWorld): InputReading {
  const values: Record<string, string> = {}
  const errors: Record<string, string> = {}
  for (const id of Object.keys(entered)) {
    if (!inputs.some((input) => input.id === id)) errors[id] = `This form has no field "${id}"`
  }
  for (const input of inputs) {
    const id = textAt(input, 'id') ?? ''
    const value = entered[id] ?? initialValue(input)
    const problem = problemOf(input, value, world)
    if (problem !== undefined) errors[id] = problem
    else if (value !== '' || input.type === 'Input.Text') values[id] = value
  }
  return { values, errors }
}

function initialValue(input: JsonObject): string {
  if (input.type === 'Input.Toggle') return textAt(input, 'value') ?? textAt(input, 'valueOff') ?? 'false'
  return input.value === undefined ? '' : String(input.value)
}

function problemOf(input: JsonObject, value: string, world: TeamsWorld): string | undefined {
  const message = textAt(input, 'errorMessage')
  if (value === '') return input.isRequired === true ? (message ?? 'This field is required') : undefined
  switch (input.type) {
    case 'Input.Text':
      return textProblem(input, value, message)
    case 'Input.Number':
      return inRange(input, Number(value), Number) ? undefined : (message ?? 'Enter a number within the range')
    case 'Input.Date':
      return /^\d{4}-\d\d-\d\d$/.test(value) && inRange(input, Date.parse(value), (limit) => Date.parse(String(limit)))
        ? undefined
        : (message ?? 'Pick a date')
    case 'Input.Time':
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? undefined : (message ?? 'Pick a time')
    case 'Input.Toggle':
      return [textAt(input, 'valueOn') ?? 'true', textAt(input, 'valueOff') ?? 'false'].includes(value)
        ? undefined
        : 'Switch it on or off'
    default:
      return choiceProblem(input, value, world)
  }
}

function textProblem(input: JsonObject, value: string, message: string | undefined): string | undefined {
  // The client does not let more be typed.
  if (typeof input.maxLength === 'number' && value.length > input.maxLength) {
    return `At most ${input.maxLength} characters fit`
  }
  const regex = textAt(input, 'regex')
  return regex === undefined || new RegExp(regex, 'g').test(value) ? undefined : (message ?? 'Not in the right form')
}

function inRange(input: JsonObject, value: number, read: (limit: unknown) => number): boolean {
  if (Number.isNaN(value)) return false
  return (input.min === undefined || value >= read(input.min)) && (input.max === undefined || value <= read(input.max))
}

function choiceProblem(input: JsonObject, value: string, world: TeamsWorld): string | undefined {
  const choices = objectsAt(input, 'choices').map((choice) => choice.value)
  // With dynamic choices (the people picker) a value is the Entra object id of a person.
  const known = (picked: string): boolean =>
    choices.includes(picked) || (input['choices.data'] !== undefined && findUser(world, picked) !== undefined)
  const picks = input.isMultiSelect === true ? value.split(',') : [value]
  return picks.every(known) ? undefined : 'Pick one of the choices'
}
