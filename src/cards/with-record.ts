/**
 * A footer that also says where the shared record stood, so that both companies keep a copy of its head: a record that is cut or written
 * anew later does not fit it.
 */
export function withRecord(footer: string, record: string | undefined): string {
  return record === undefined ? footer : `${footer} Record: ${record}`
}
