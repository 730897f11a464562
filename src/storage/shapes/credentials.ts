import { z } from 'zod'
import { shape } from './shape.ts'

/** Where the credentials of an installation are, never what they are. */
export const credentialsShape = shape({
  kind: 'credentials',
  newest: 1,
  // The environment of the process, by the names of its variables.
  schema: z.object({ variables: z.array(z.string()) }),
})
