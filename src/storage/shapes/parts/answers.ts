import { z } from 'zod'

/** What somebody answered, by item. */
export const answers = z.record(z.string(), z.union([z.number(), z.string(), z.array(z.string())]))
