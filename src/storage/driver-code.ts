/**
 * The code that the database's own driver gave a failure (`SQLITE_FULL`, `53100`, `ECONNREFUSED`), also where Prisma or its adapter has
 * wrapped it.
 */
export function driverCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const wrapped = originalCode(error.cause) ?? originalCode(adapterError(error)?.cause)
  if (wrapped !== undefined) return wrapped
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

function originalCode(cause: unknown): string | undefined {
  if (typeof cause !== 'object' || cause === null || !('originalCode' in cause)) return undefined
  return typeof cause.originalCode === 'string' ? cause.originalCode : undefined
}

function adapterError(error: Error): { cause?: unknown } | undefined {
  const meta = 'meta' in error ? error.meta : undefined
  if (typeof meta !== 'object' || meta === null || !('driverAdapterError' in meta)) return undefined
  return meta.driverAdapterError instanceof Error ? meta.driverAdapterError : undefined
}
