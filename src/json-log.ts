import { pino } from 'pino'
import type { Config } from './config/config.ts'
import type { Log } from './ports/log.ts'

/** One JSON object a line on standard output. Known secret fields are masked, whoever logs them. */
export function jsonLog(level: Config['logLevel']): Log {
  return pino({
    level,
    base: null,
    serializers: { error: pino.stdSerializers.err },
    redact: [
      'token',
      'secret',
      'password',
      'authorization',
      'signature',
      '*.token',
      '*.secret',
      '*.password',
      '*.authorization',
      '*.signature',
    ],
  })
}
