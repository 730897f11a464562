import type { Database } from '../derive.ts'

/**
 * What the models promise, one sentence for each column, key and relation, sorted. Reads the part of Prisma's language that
 * prisma/models uses, and throws on anything else.
 */
export function describeModels(models: string, database: Database): string[] {
  const names = [...models.matchAll(/^model (\w+) \{$/gm)].map(([, name]) => String(name))
  const bodies = models.matchAll(/^model (\w+) \{\n(.*?)^\}$/gms)
  return [...bodies].flatMap(([, name, body]) => describeModel(String(name), String(body), names, database)).sort()
}

function describeModel(name: string, body: string, models: string[], database: Database): string[] {
  const lines = body.split('\n').map((line) => line.trim())
  return lines
    .filter((line) => line !== '' && !line.startsWith('//'))
    .flatMap((line) => describeBlockLine(name, line) ?? describeField(name, line, models, database))
}

function describeBlockLine(model: string, line: string): string[] | undefined {
  const block = /^@@(id|unique|index)\(\[([\w, ]+)\]\)$/.exec(line)
  if (block === null) return undefined
  const words = { id: 'primary key', unique: 'unique', index: 'index' }[String(block[1])]
  return [`${model} ${words} (${block[2]})`]
}

function describeField(model: string, line: string, models: string[], database: Database): string[] {
  const field = /^(\w+) +(\w+)(\?|\[\])?(?: +(@.*))?$/.exec(line)
  if (field === null) throw new Error(`The line "${line}" of model ${model} is not understood.`)
  const [, name = '', type = '', mark, attributes = ''] = field
  // The other end of a relation has no column of its own.
  if (models.includes(type))
    return mark === '[]' || (mark === '?' && attributes === '') ? [] : [describeRelation(model, type, attributes)]

  const known = new Set(['@id', '@unique', '@default(autoincrement())', '@default(false)', '@default(true)'])
  const given = attributes.split(/ +/).filter((one) => one !== '')
  const unknown = given.filter((one) => !known.has(one) && !WORD_BY_DEFAULT.test(one))
  if (unknown.length > 0) throw new Error(`The attributes ${unknown.join(' ')} of ${model}.${name} are not understood.`)
  const counted = given.includes('@default(autoincrement())') ? ' counted' : ''
  const nullable = mark === '?' ? ' or null' : ''
  const filled = defaultIn(attributes, database)
  return [
    `${model}.${name} is ${columnType(type, database)}${nullable}${counted}${filled === undefined ? '' : ` by default ${filled}`}`,
    ...(given.includes('@id') ? [`${model} primary key (${name})`] : []),
    ...(given.includes('@unique') ? [`${model} unique (${name})`] : []),
  ]
}

const WORD_BY_DEFAULT = /@default\("(\w+)"\)/

/** As each database tells it. */
function defaultIn(attributes: string, database: Database): string | undefined {
  const word = WORD_BY_DEFAULT.exec(attributes)?.[1]
  if (word === undefined) return /@default\((true|false)\)/.exec(attributes)?.[1]
  return database === 'sqlite' ? `'${word}'` : `'${word}'::text`
}

function describeRelation(model: string, target: string, attributes: string): string {
  const relation =
    /^@relation\(fields: \[(\w+(?:, \w+)*)\], references: \[(\w+(?:, \w+)*)\], onDelete: (\w+), onUpdate: (\w+)\)$/.exec(
      attributes,
    )
  if (relation === null)
    throw new Error(`The relation from ${model} to ${target} is not understood: name every rule of it.`)
  const [, column, key, onDelete, onUpdate] = relation
  return `${model} (${column}) points at ${target} (${key}), on delete ${onDelete?.toLowerCase()}, on update ${onUpdate?.toLowerCase()}`
}

function columnType(type: string, database: Database): string {
  const types: Record<string, Record<Database, string>> = {
    String: { sqlite: 'text', postgresql: 'text' },
    Int: { sqlite: 'integer', postgresql: 'integer' },
    Boolean: { sqlite: 'boolean', postgresql: 'boolean' },
    DateTime: { sqlite: 'datetime', postgresql: 'timestamp(3) without time zone' },
    Json: { sqlite: 'jsonb', postgresql: 'json' },
  }
  const found = types[type]
  if (found === undefined) throw new Error(`The type ${type} is not understood.`)
  return found[database]
}
