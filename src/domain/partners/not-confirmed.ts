/** Why something has to wait that would reach a partner whom nobody has taken on yet. `asked`: who is to. */
export function notConfirmedYet(partnerName: string, asked: string): string {
  return `${partnerName} is not confirmed yet, so nothing about it reaches them: ${asked} was asked to confirm it.`
}
