/**
 * Letters that are taken for Latin ones, as they are written: a capital and its small letter may look like different ones. Most are of
 * Unicode's confusables.txt (TR 39); some small letters are added that are drawn as their capitals are.
 */
const LOOK_ALIKES: Record<string, string> = {
  // Cyrillic
  ...pairs('АВЕЅІЈКМНОРСТУХЬҺԌԜҮѴӀ', 'ABESIJKMHOPCTYXbhGWYVl'),
  ...pairs('авеѕіјкмнорстухьһԁԛԝӏүѵгҽѡꙇ', 'aBesijKMHopcTyxbhdqwlyvrewi'),
  // Greek
  ...pairs('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϜͿϺϒ', 'ABEZHIKMNOPTYXCFJMY'),
  ...pairs('αβεηικμνορτυχωϲσϳϱγ', 'aBenikuvoptuxwcojpy'),
  // Latin letters that no decomposition brings to their plain form
  ...pairs('ıøØłŁđĐħŧɑɡ', 'ioOlLdDhtag'),
  ...pairs('ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ', 'abcdefghijklmnoprstuvwyz'),
  ...pairs('ƄꞴꬲꬵꞙꞘᶃƍɩꞲƖǀᴑꬽꭇꭈƦƽꞟꭎꭒʋɯꞳɣᶌỿꭚ', 'bBeffFggiJlloorrRsuuuuwXyyyy'),
  // Armenian
  ...pairs('ՍՏՕօսոհցաԼԱքռգզ', 'USOounhgwLUfnqq'),
  // Lisu, which has capitals alone
  ...pairs('ꓮꓐꓚꓒꓓꓰꓝꓖꓧꓙꓗꓲꓡꓟꓠꓳꓑꓣꓢꓔꓴꓦꓪꓫꓬꓜ', 'ABCdDEFGHJKlLMNOPRSTUVWXYZ'),
  // Cherokee and Coptic, whose small letters are their capitals, smaller
  ...pairs('ᎪᏏᏴᏟᏧᎠᎬᏀᏳᏂᎻᎥᎫᏦᏞᎷᏢᎡᏒᏕᏚᎢᏙᎳᏔᎩᎽᏃ', 'AbBCdDEGGhHiJKLMPRRSSTVWWYYZ'),
  ...pairs('ꭺꮟᏼꮯꮷꭰꭼꮐᏻꮒꮋꭵꭻꮶꮮꮇꮲꭱꮢꮥꮪꭲꮩꮃꮤꭹꮍꮓ', 'AbBCdDEGGhHiJKLMPRRSSTVWWYYZ'),
  ...pairs('ⲀⲂⲤⲈⲎⲒⲔⳐⲘⲚⲞⲢⲦⲨⲬ', 'ABCEHIKLMNOPTYX'),
  ...pairs('ⲁⲃⲥⲉⲏⲓⲕⳑⲙⲛⲟⲣⲧⲩⲭⲅ', 'ABCEHIKLMNOPTYXr'),
  // Canadian syllables
  ...pairs('ᗅᑲᖯᗷᑯᗞᗪᖴᕼᒍᒪᗰᑭᖇᑌᐯᕁᕽ', 'AbbBdDDFHJLMPRUVxx'),
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
  // Looked up before compatibility takes a letter for another that looks otherwise, as it does Ϲ for Σ, and after.
  const latin = asLatin(bare(asLatin(bare(name.normalize('NFD'))).normalize('NFKD')))
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

/** Without marks, and without letters that are there and drawn by nothing, such as the Hangul fillers. */
function bare(text: string): string {
  return text.replaceAll(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '')
}

function asLatin(text: string): string {
  return [...text].map((letter) => LOOK_ALIKES[letter] ?? letter).join('')
}

function pairs(letters: string, latin: string): Record<string, string> {
  return Object.fromEntries([...letters].map((letter, index) => [letter, [...latin][index] ?? letter]))
}

/** Alphabets whose letters nobody takes for Latin ones, and which are written together with these. */
const BESIDE_LATIN =
  '[\\p{Script=Latin}\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Bopomofo}\\p{Script=Common}\\p{Script=Inherited}]'
const FOREIGN = new RegExp(`[\\p{L}--${BESIDE_LATIN}]`, 'v')

/**
 * The first word that has Latin letters and letters of another alphabet: written so that it reads as a name that is somebody else's, as no
 * table of look-alikes can hold them all. Unicode's TR 39 calls such words of mixed scripts.
 */
export function mixedWord(name: string): string | undefined {
  return name.split(/[\s\p{P}]+/u).find((word) => /\p{Script=Latin}/u.test(word) && FOREIGN.test(word))
}
