import { z } from 'zod'

const connectorError = z.object({
  error: z.object({
    code: z.string(),
    message: z.string().nullish(),
    innerHttpError: z.unknown().optional(),
  }),
})
const subCoded = z.object({ subCode: z.string() })

/**
 * The name of the connector's error, e.g. "ConversationNotFound". A blocked or uninstalled bot is told so by a
 * `subCode` which stands beside the error, in it, or as JSON inside its message, depending on the service's mood.
 */
export function errorCodeOf(body: unknown): string | undefined {
  const parsed = connectorError.safeParse(body)
  const beside = subCoded.safeParse(body)
  if (beside.success) return beside.data.subCode
  if (!parsed.success) return undefined
  const { code, message } = parsed.data.error
  const inner = /"subCode"\s*:\s*"(\w+)"/.exec(JSON.stringify(parsed.data.error) + (message ?? ''))
  return inner?.[1] ?? code
}
