/** Why nothing new can happen with a partner, and what makes it possible again. */
export function hasEnded(partnerName: string, slug: string): string {
  return `${partnerName} has ended: what there was can be seen, and nothing new happens. Those in charge of it resume it: \`resume ${slug}\`.`
}
