import { MalformedBodyError } from './body-shape.ts'

/** A request's body as Slack encodes it: JSON, a form (commands), or a form with JSON in `payload` (interactions). */
export function parseBody(raw: Buffer, contentType: string | undefined): Record<string, unknown> {
  const text = raw.toString('utf8')
  if (!contentType?.startsWith('application/x-www-form-urlencoded')) return jsonObject(text)
  const form = Object.fromEntries(new URLSearchParams(text))
  return form['payload'] === undefined ? form : jsonObject(form['payload'])
}

function jsonObject(text: string): Record<string, unknown> {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch (error) {
    throw new MalformedBodyError('It is not JSON.', { cause: error })
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new MalformedBodyError('It is not a JSON object.')
  return { ...parsed }
}
