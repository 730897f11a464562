import { z } from 'zod'

/** The token of a page, in the body: an address stands in logs. */
export const pageBody = z
  .strictObject({
    token: z.string().min(1).max(200).meta({ description: 'As it came with the page, under `acknowledge`.' }),
  })
  .meta({ id: 'PageAcknowledgement', description: 'Whoever was paged has it.' })
