import { z } from 'zod'
import type { Token } from '../../domain/tokens/token.ts'
import { exactly } from './exactly.ts'
import { shape } from './shape.ts'

/** What of a token is no column of its own. */
export const tokenShape = shape({
  kind: 'token',
  newest: 1,
  schema: exactly<Pick<Token, 'figureIds'>>()(z.object({ figureIds: z.array(z.string()) })),
})
