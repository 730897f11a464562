import { Document, isMap, isNode, isSeq, type Node, type Pair, type Scalar, visit } from 'yaml'
import type { WrittenChannel, WrittenPerson } from '../../app/partners/written/written-sheet.ts'
import type { SheetTold } from '../../app/queries/sheet-of.ts'
import { SECTIONS } from './sections.ts'

/** Said in place of a section that is not there. */
const ABSENT: Record<string, string> = {
  checkIns: 'Health checks are opened by hand.',
  people: 'Nobody is named yet.',
  channels: 'No channel is bound yet.',
}

/** A partner as one document of a YAML file that `liaison apply` takes, with a line of comment for each section. `known`: platforms whose accounts a sheet can name. */
export function sheetYaml({ sheet, version, beside }: SheetTold, known: readonly string[]): string {
  const { people, channels, ...rest } = sheet
  const said = {
    ...rest,
    people: people.filter((one) => isSaid(one, known)).map(withAccounts),
    channels: channels.filter((one) => isSaid(one, known)).map(withAccounts),
  }
  const document = new Document(
    Object.fromEntries(Object.entries(said).filter(([, value]) => !Array.isArray(value) || value.length > 0)),
    // What is said twice is written twice.
    { aliasDuplicateObjects: false },
  )
  if (isMap<Scalar<string>, Node>(document.contents)) document.contents.items.forEach(headed)
  inOneLine(document)
  const notes = [
    ...Object.entries(ABSENT).flatMap(([key, sentence]) => (document.has(key) ? [] : [sentence])),
    ...[...people, ...channels].filter((one) => !isSaid(one, known)).map(unsayable),
    ...beside.organisations.map(
      ({ platform, tenantId }) =>
        `${platform} ${tenantId} is recorded as an organisation of theirs, with nobody named of it; no sheet can say that.`,
    ),
  ]
  document.commentBefore = ` ${inComment(sheet.name)}, by version ${version} of its agreement.`
  if (notes.length > 0) document.comment = notes.map((note) => ` ${inComment(note)}`).join('\n')
  return document.toString({ lineWidth: 0 })
}

type Section = Pair<Scalar<string>, Node>

function headed({ key }: Section, at: number): void {
  const above = SECTIONS[key.value]
  if (above === undefined) return
  key.commentBefore = ` ${above}`
  key.spaceBefore = at > 0
}

/** Short lists and the entries of longer ones stand in one line each, as people write them. */
function inOneLine(document: Document): void {
  visit(document, {
    Seq(_, node) {
      if (node.items.every((item) => !isMap(item))) node.flow = true
    },
    Map(_, node, path) {
      const keys = node.items.map(({ key }) => String(key))
      const inList = isSeq(path.at(-1))
      if ((inList && ONE_LINE.some((set) => keys.every((key) => set.includes(key)))) || keys.join() === 'team')
        node.flow = true
    },
    Pair(_, { key, value }) {
      if (String(key) === 'hours' && isMap(value) && isNode(value)) value.flow = true
    },
  })
}

const ONE_LINE = [['days', 'from', 'to'], ['on', 'from', 'to'], ['side', 'role'], ['nobody']]

function withAccounts({ accounts, ...said }: WrittenPerson | WrittenChannel): object {
  return {
    ...said,
    ...Object.fromEntries(accounts.map(({ platform, tenantId, userId }) => [platform, `${tenantId}/${userId}`])),
  }
}

function isSaid({ accounts }: WrittenPerson | WrittenChannel, known: readonly string[]): boolean {
  return accounts.length > 0 && accounts.every(({ platform }) => known.includes(platform))
}

function unsayable({ name, accounts }: WrittenPerson | WrittenChannel): string {
  const where = accounts.map(({ platform, tenantId, userId }) => `${platform} ${tenantId}/${userId}`).join(', ')
  return `${name} (${where || 'no account'}) has no place in a sheet: this Liaison knows no such account.`
}

/** Names may have line breaks in them, which would end the comment. */
function inComment(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
}
