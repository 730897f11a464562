import { card } from './parts/card.ts'
import { shape } from './shape.ts'

/** A message on its way, as it will be drawn: its names and texts are what they were when it was built. */
export const cardShape = shape({ kind: 'card', newest: 1, schema: card })
