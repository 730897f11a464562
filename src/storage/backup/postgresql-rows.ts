import { Client } from 'pg'
import {
  type Column,
  type ColumnKind,
  inOrder,
  type KeptRows,
  type RowsToFill,
  type TableShape,
  type Value,
} from './kept-rows.ts'

/** As Prisma declares the types of its models. */
const KINDS: Record<string, ColumnKind> = {
  text: 'text',
  'character varying': 'text',
  integer: 'integer',
  bigint: 'integer',
  boolean: 'boolean',
  'timestamp without time zone': 'moment',
  json: 'json',
  jsonb: 'json',
}

const ROWS_AT_ONCE = 2_000

/** Everything as it is at this moment; writing goes on beside it. */
export async function readPostgresql(url: string): Promise<KeptRows> {
  const client = await connected(url)
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const tables = await tablesOf(client)
    const migrations = await migrationsOn(client)
    return {
      tables,
      migrations,
      async *rowsOf(table) {
        yield* rowsOf(client, table)
      },
      async lastNumbers() {
        return lastNumbers(client)
      },
      close: () => client.end(),
    }
  } catch (error) {
    await client.end()
    throw error
  }
}

/** Fill a database that is empty and up to date; nothing of it is there for others until it is finished. */
export async function fillPostgresql(url: string): Promise<RowsToFill> {
  const client = await connected(url)
  await client.query('BEGIN')
  return {
    tables: await tablesOf(client),
    async insert({ name, columns }, rows) {
      // All the rows go as one parameter: single values would be thousands.
      await client.query(
        `INSERT INTO ${quoted(name)} (${columns.map((column) => quoted(column.name)).join(', ')})
         SELECT ${columns.map(({ kind }, index) => written(kind, index)).join(', ')} FROM json_array_elements($1::json) AS kept(line)`,
        [JSON.stringify(rows)],
      )
    },
    async setLastNumbers(numbers) {
      for (const [table, last] of Object.entries(numbers)) {
        const { rows } = await client.query<{ sequence: string }>(SEQUENCE_OF, [table])
        for (const { sequence } of rows) await client.query('SELECT setval($1, $2)', [sequence, last])
      }
    },
    async finish() {
      await client.query('COMMIT')
      await client.end()
    },
    async giveUp() {
      await client.end()
    },
  }
}

const SEQUENCE_OF = `SELECT pg_get_serial_sequence(quote_ident(table_name), column_name) AS sequence FROM information_schema.columns
  WHERE table_schema = current_schema() AND table_name = $1 AND column_default LIKE 'nextval(%'`

async function lastNumbers(client: Client): Promise<Record<string, number>> {
  const { rows } = await client.query<{ table: string; sequence: string }>(
    `SELECT table_name AS table, pg_get_serial_sequence(quote_ident(table_name), column_name) AS sequence FROM information_schema.columns
     WHERE table_schema = current_schema() AND column_default LIKE 'nextval(%' ORDER BY table_name`,
  )
  const numbers: Record<string, number> = {}
  for (const { table, sequence } of rows) {
    const found = await client.query<{ last: string; given: boolean }>(
      `SELECT last_value AS last, is_called AS given FROM ${sequence}`,
    )
    const [one] = found.rows
    if (one?.given === true) numbers[table] = Number(one.last)
  }
  return numbers
}

async function* rowsOf(client: Client, { name, columns, key }: TableShape): AsyncIterable<Value[]> {
  await client.query(
    `DECLARE liaison_backup NO SCROLL CURSOR FOR
     SELECT ${columns.map(readColumn).join(', ')} FROM ${quoted(name)} ORDER BY ${key.map((column) => ordered(columns, column)).join(', ')}`,
  )
  for (;;) {
    const { rows } = await client.query<unknown[]>({
      text: `FETCH ${ROWS_AT_ONCE} FROM liaison_backup`,
      rowMode: 'array',
    })
    for (const row of rows) yield row.map((value, index) => read(value, columns[index]!.kind))
    if (rows.length < ROWS_AT_ONCE) break
  }
  await client.query('CLOSE liaison_backup')
}

/** Texts by their bytes, as SQLite orders them: the same rows are the same backup. */
function ordered(columns: Column[], key: string): string {
  const text = columns.find(({ name }) => name === key)?.kind === 'text'
  return text ? `${quoted(key)} COLLATE "C"` : quoted(key)
}

function readColumn({ name, kind }: Column): string {
  if (kind === 'moment') return `to_char(${quoted(name)}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
  return kind === 'json' ? `${quoted(name)}::text` : quoted(name)
}

function read(value: unknown, kind: ColumnKind): Value {
  if (value === null) return null
  return kind === 'integer' ? Number(value) : (value as Value)
}

const CASTS: Record<ColumnKind, string> = {
  text: '',
  json: '::json',
  integer: '::bigint',
  boolean: '::boolean',
  moment: '::timestamp',
}

function written(kind: ColumnKind, index: number): string {
  return `(line ->> ${index})${CASTS[kind]}`
}

async function tablesOf(client: Client): Promise<TableShape[]> {
  const columns = await client.query<{ table: string; name: string; type: string }>(
    `SELECT table_name AS table, column_name AS name, data_type AS type FROM information_schema.columns
     WHERE table_schema = current_schema() AND table_name <> '_prisma_migrations' ORDER BY table_name, ordinal_position`,
  )
  const keys = await client.query<{ table: string; name: string }>(
    `SELECT used.table_name AS table, used.column_name AS name FROM information_schema.key_column_usage AS used
     JOIN information_schema.table_constraints AS made USING (constraint_schema, constraint_name)
     WHERE made.constraint_type = 'PRIMARY KEY' AND made.table_schema = current_schema() ORDER BY used.ordinal_position`,
  )
  const foreign = await client.query<{ table: string; at: string }>(
    `SELECT conrelid::regclass::text AS table, confrelid::regclass::text AS at FROM pg_constraint
     WHERE contype = 'f' AND connamespace = current_schema()::regnamespace`,
  )
  const bare = (name: string): string => name.replaceAll('"', '')
  return inOrder(
    [...Map.groupBy(columns.rows, ({ table }) => table)].map(([name, own]) => ({
      name,
      columns: own.map((column) => ({ name: column.name, kind: kindOf(column) })),
      key: keys.rows.filter(({ table }) => table === name).map((column) => column.name),
      pointsAt: foreign.rows.filter(({ table }) => bare(table) === name).map(({ at }) => bare(at)),
    })),
  )
}

function kindOf({ table, name, type }: { table: string; name: string; type: string }): ColumnKind {
  const kind = KINDS[type]
  if (kind === undefined) throw new TypeError(`${table}.${name} is of the type ${type}, which a backup cannot hold.`)
  return kind
}

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  // An error of the connection between two statements shows in the next one.
  client.on('error', () => undefined)
  await client.connect()
  return client
}

/** The migrations that a database has seen, and whether there is any row in it. */
export async function postgresqlHolds(url: string): Promise<{ migrations: string[]; rows: boolean }> {
  const client = await connected(url)
  try {
    const migrations = await migrationsOn(client)
    if (migrations.length === 0) return { migrations, rows: (await tablesOf(client)).length > 0 }
    for (const { name } of await tablesOf(client)) {
      const found = await client.query(`SELECT 1 FROM ${quoted(name)} LIMIT 1`)
      if (found.rows.length > 0) return { migrations, rows: true }
    }
    return { migrations, rows: false }
  } finally {
    await client.end()
  }
}

async function migrationsOn(client: Client): Promise<string[]> {
  const begun = await client.query<{ begun: boolean }>(
    `SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS begun`,
  )
  if (begun.rows[0]?.begun !== true) return []
  const { rows } = await client.query<{ name: string }>(
    'SELECT migration_name AS name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY name',
  )
  return rows.map(({ name }) => name)
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
