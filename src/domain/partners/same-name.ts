/** Letters that are taken for Latin ones, as they are written: a capital and its small letter may look like different ones. */
const LOOK_ALIKES: Record<string, string> = {
  // Cyrillic
  ...pairs('АВЕЅІЈКМНОРСТУХЬҺԌԜ', 'ABESIJKMHOPCTYXbhGW'),
  ...pairs('авеѕіјкмнорстухьһԁԛԝӏ', 'aBesijKMHopcTyxbhdqwl'),
  // Greek
  ...pairs('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹ', 'ABEZHIKMNOPTYXC'),
  ...pairs('αβεηικμνορτυχωϲ', 'aBenikuvoptuxwc'),
  // Latin letters that no decomposition brings to their plain form
  ...pairs('ıøØłŁđĐħŧɑɡ', 'ioOlLdDhtag'),
}

/** What is not told apart within Latin letters and digits, in small letters. */
const ALIKE: [RegExp, string][] = [
  [/[il1]/gu, 'l'],
  [/0/gu, 'o'],
  [/rn/gu, 'm'],
  [/vv/gu, 'w'],
]

/**
 * Whether two names would be taken for one another when read in passing: they differ at most by case, accents, spaces, punctuation and
 * letters that look alike, such as “Acme Hosting”, “ACME-hosting” and “Асmе H0sting”.
 */
export function sameName(one: string, other: string): boolean {
  return lookOf(one) === lookOf(other) || lookOf(one.toLowerCase()) === lookOf(other.toLowerCase())
}

/** What is left of a name when all is taken away that is passed over in reading: the same for names that look the same. */
export function lookOf(name: string): string {
  const written = name.normalize('NFKD').replaceAll(/\p{M}/gu, '')
  const latin = [...written].map((letter) => LOOK_ALIKES[letter] ?? letter).join('')
  const letters = latin
    // There and back: ẞ and ß become ss.
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
  const key = ALIKE.reduce((text, [alike, as]) => text.replaceAll(alike, as), letters)
  // A name of signs alone is told by them.
  return key === '' ? name.normalize('NFKC').replaceAll(/\s/gu, '') : key
}

function pairs(letters: string, latin: string): Record<string, string> {
  return Object.fromEntries([...letters].map((letter, index) => [letter, [...latin][index] ?? letter]))
}
