import { Client } from 'pg'

/** What the migrations make of an empty PostgreSQL database, in the sentences of describe-models.ts. */
export async function describePostgresql(migrations: string[], emptyDatabaseUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: emptyDatabaseUrl })
  await client.connect()
  try {
    for (const sql of migrations) await client.query(sql)
    const { rows } = await client.query<{ sentence: string }>(SENTENCES)
    return rows.map(({ sentence }) => sentence).sort()
  } finally {
    await client.end()
  }
}

/** The columns of one end of a constraint, in its order. */
const listed = (table: string, columns: string): string =>
  `(SELECT string_agg(a.attname, ', ' ORDER BY k.n) FROM unnest(${columns}) WITH ORDINALITY AS k(num, n)
    JOIN pg_attribute a ON a.attrelid = ${table} AND a.attnum = k.num)`

const SENTENCES = `
  WITH tables AS (SELECT oid, relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace)
  SELECT t.name || '.' || a.attname || ' is ' || format_type(a.atttypid, a.atttypmod)
    || CASE WHEN a.attnotnull THEN '' ELSE ' or null' END
    || CASE WHEN d.oid IS NULL THEN ''
         WHEN pg_get_expr(d.adbin, d.adrelid) LIKE 'nextval(%' THEN ' counted'
         ELSE ' by default ' || pg_get_expr(d.adbin, d.adrelid) END AS sentence
  FROM tables t
  JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
  UNION ALL
  SELECT t.name || CASE WHEN i.indisprimary THEN ' primary key (' WHEN i.indisunique THEN ' unique (' ELSE ' index (' END
    || (SELECT string_agg(replace(pg_get_indexdef(i.indexrelid, n, false), '"', ''), ', ' ORDER BY n) FROM generate_series(1, i.indnkeyatts) AS n)
    || ')'
    || CASE WHEN i.indpred IS NULL THEN '' ELSE ' where ' || pg_get_expr(i.indpred, i.indrelid) END
  FROM tables t JOIN pg_index i ON i.indrelid = t.oid
  UNION ALL
  SELECT t.name || ' (' || ${listed('c.conrelid', 'c.conkey')} || ') points at ' || target.name || ' (' || ${listed('c.confrelid', 'c.confkey')} || '), on delete '
    || CASE c.confdeltype WHEN 'r' THEN 'restrict' WHEN 'c' THEN 'cascade' WHEN 'n' THEN 'set null' ELSE 'no action' END
    || ', on update '
    || CASE c.confupdtype WHEN 'r' THEN 'restrict' WHEN 'c' THEN 'cascade' WHEN 'n' THEN 'set null' ELSE 'no action' END
  FROM pg_constraint c
  JOIN tables t ON t.oid = c.conrelid
  JOIN tables target ON target.oid = c.confrelid
  WHERE c.contype = 'f'`
