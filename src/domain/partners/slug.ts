/** Marks that letters such as é decompose into. */
const ACCENTS = /\p{Diacritic}/gu

/**
 * Reads a partner's short name: 2 to 30 lower-case letters, digits and "-", beginning and ending with a letter or digit. Capitals and
 * space around it are forgiven.
 */
export function parseSlug(text: string): string | { refused: string } {
  const said = text.trim().toLowerCase()
  if (said.length >= 2 && said.length <= 30 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(said)) return said
  return {
    refused: `"${shortened(text.trim())}" cannot be a short name: use 2 to 30 letters, digits and single hyphens, such as "acme-hosting".`,
  }
}

/** A short name to suggest for a partner's name: "Zoë & Søn GmbH" gives "zoe-s-n-gmbh". Always one that `parseSlug` takes. */
export function slugFrom(name: string): string {
  const words = name
    .normalize('NFKD')
    .replaceAll(ACCENTS, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
  const slug = trimHyphens(trimHyphens(words).slice(0, 30))
  if (slug === '') return 'partner'
  return slug.length < 2 ? `partner-${slug}` : slug
}

function trimHyphens(text: string): string {
  return text.replace(/^-/, '').replace(/-$/, '')
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
