/** One thing both sides are asked, worded for each. Source: the product's default template of ten (DOMAIN: health checks). */
export type Item = { id: string; dimension: string; internal: string; partner: string }

export type Template = { name: string; version: number; items: Item[]; openQuestion: string; followUp: string }
