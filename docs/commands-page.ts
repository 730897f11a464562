import { VERBS } from '../src/app/commands/verbs.ts'
import type { Verb } from '../src/app/commands/verb.ts'

const PLACE = /^(?:direct|channel|thread|outsider)\t/u

/** docs/commands.md, before it is formatted. `typedLines`: the text of test/fixtures/typed-lines.txt. */
export function commandsPage(typedLines: string): string {
  const several = VERBS.filter(({ takes }) => 'several' in takes && takes.several).map(({ verb }) => `\`${verb}\``)
  const count = typedLines.split('\n').filter((line) => PLACE.test(line)).length
  return [
    introduction(count),
    GRAMMAR,
    `Several labels behind one another, \`resolve CASE-2 CASE-3 "dupes"\`, are for ${listed(several)}: each is judged by itself, and one answer says what came of each.`,
    CERTAINTIES,
    `## Every verb\n\n${verbTable()}`,
    HERE,
  ].join('\n\n')
}

function verbTable(): string {
  const rows = VERBS.map(
    (verb) => `| ${code(verb.usage)} | ${verb.summary} | ${otherWords(verb)} | ${code(verb.example)} |`,
  )
  return ['| to say | what it does | other words for it | for example |', '| --- | --- | --- | --- |', ...rows].join(
    '\n',
  )
}

function otherWords({ also = [] }: Verb): string {
  return also.map((word) => `\`${word}\``).join(', ')
}

function code(text: string): string {
  return `\`${text.replaceAll('|', String.raw`\|`)}\``
}

function listed(words: string[]): string {
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

const introduction = (count: number) => `# What can be typed

Behind \`/partner\` or \`@Liaison\`, or in a direct message to Liaison, everything is said in one grammar on every platform. This page is made from the
verbs in [src/app/commands](../src/app/commands) by \`npm run generate:commands\`, and a test fails while the two differ; what lines mean is held by the ${count}
of [typed-lines.txt](../test/fixtures/typed-lines.txt). Why it is so stands in [ADR 34](adr/0034-what-a-typed-line-means.md).`

const GRAMMAR = `## A line

    verb   [partner | label …]   [words]   [--flag value …]   [@somebody]

- **The verb comes first**, in any letter case. Before it nothing counts that is only punctuation, an emoji or politeness: \`: show CASE-1\`, \`please ack CASE-1\`.
- **A partner** is its short name or its name: \`acme\`, \`Acme Hosting\`, \`"Acme Hosting"\`, \`for acme:\`. In a channel of its own, and by its own people, it need not be named.
- **A label** is \`CASE-12\`, \`ESC-3\` or \`CHECK-2\`, and also \`case 12\`, \`case12.\`, \`(CASE-12)\`, \`#12\`, \`CASE–12\`. In the thread of a case it need not be named; where only our own people read there, words for both sides then come back as a form first. Alone, it is shown.
- **In the thread of a case** a line is a command where it begins with the bot's name, perhaps behind a greeting; one that names the bot in passing (“Only eu-west, as @Liaison shows”) is a message to whoever reads there. What began with the name and is not understood can be kept as a message by one press.
- **Words** are people's own: in quotes, behind a colon after the label (\`resolve CASE-12: rolled back\`), or on the lines below. Without such a mark they may be a sentence about the deed, so the line is only probably understood; \`reply\` with a label needs none, nor does \`ask\` with one and a question mark. Only where one pair of quotes holds all of them may they name another label; behind a colon or below, a label, a line that begins with a verb, and one that takes something back (“no wait”) make the line doubtful, and a line below that begins with another label is refused. A title goes in quotes. Words are kept as they were typed.
- **Quotes** are any double ones, and any closes any other: \`"…"\` \`“…”\` \`„…“\` \`”…”\` \`»…«\` \`« … »\` \`「…」\` \`″…″\`; single ones around all of the words, too.
- **Flags** take any dash: \`--severity 1\`, \`—severity 1\`, \`–severity=1\`, \`-severity: 1\`. One that a verb does not have is refused.
- **Somebody** is mentioned; \`me\` is whoever types.
- What is around a word does not count: bold, italics, strikes, backticks, brackets, a full stop or a colon, what nobody sees, full-width letters.`

const CERTAINTIES = `## What comes of it

| a line is | what happens |
| --- | --- |
| understood | it is done |
| probably understood | Whoever typed is answered alone, with the line it would be and why that is not sure. One button does it: where there is a form, it opens filled in. Nobody else hears of it, and nothing has happened. |
| more than one thing | Nothing happens. Each is said back to whoever typed, alone, with its own button. |
| not understood | Nothing happens. The nearest verb is said, with the line put right and a button where that makes one; or what is missing. |
| a courtesy | Thanks, “ok” and a nod are answered by nothing. |

| typed | is | because |
| --- | --- | --- |
| \`case acme "Orders are late" sev 1\` | understood | behind the quotes \`sev 1\`, \`sev1\`, \`(severity: 1)\`, \`-severity 1\` can be nothing but how severe it is |
| \`case acme orders are late, sev 1\` | probably | both companies read a case: a title without quotes comes back in its form, with how severe it is chosen |
| \`case acme "Orders are late" P1\`, \`case acme "Orders are late" sev one\`, \`case acme "Orders are late" severity high\` | probably | so do \`prio 1\`, \`level 1\`, \`S1\`, \`P0\` and \`sev I\`: they often mean a severity; said by a line below, it is never passed over either |
| \`case acme "Orders are late, sev 1"\` | probably | a title that speaks of a severity, when none is said: the form has it chosen |
| \`case acme orders down, not sev 1\` | probably | a severity that is denied, doubted, asked, or said twice: the words stay as they are; \`--severity\` twice is refused |
| \`case "Checkout" is down\` | probably | some of it is in quotes and some is not |
| \`case closed\`, \`case acme Late\`, \`case: you missed it\` | probably | no quotes at all |
| \`open the design file please\`, \`incident acme "Orders are late"\`, \`close CASE-1\` | probably | of what changes something only the verb itself acts; where no partner is known, such a title is not understood |
| \`reply CASE-1: as in CASE-7\` | probably | it names another case; in quotes it may |
| \`please resolve CASE-1 "Restarted"\` | understood | politeness changes nothing where a label is named |
| \`can you ack CASE-1?\`, \`ack CASE-1?\` | probably | it may be a question |
| \`ack CASE-1 when you can\` | probably | there is more than the verb takes; \`please\`, \`thanks\`, \`now\` and emoji are nothing more |
| \`resolve CASE-1 rolled back\`, \`resolve CASE-1 not yet\`, \`resolve CASE-1 or CASE-2\` | probably | without a mark it may be a sentence about it |
| \`resolve CASE-1 "Rolled back"\`, \`resolve CASE-1: rolled back\` | understood | the words are marked as such |
| \`waive the fee\`, in a thread | probably | the same in the thread of a case |
| \`reply CASE-1 we are on it\`, \`ask CASE-1 which region?\` | understood | to pass words on to a case that is named is all they do |
| \`ask CASE-1 is pointless\`, \`ask who is on call\` in a thread | probably | a question is in quotes, or ends with a question mark |
| \`resolve CASE-1 and ack CASE-2\`, \`resolve CASE-1 "a"; resolve CASE-2 "b"\` | several | two things, in one line or one below the other: each has its button |
| \`check now acme on Friday\` | probably | a health check is opened by \`check now acme\` alone |
| \`check in on acme\` | understood | it shows how the health checks with acme stand, which opens none |
| \`resolve CASE-2/CASE-3 "dupes"\` | understood | two; so are \`CASE-2,CASE-3\`, \`cases 2 3\`, \`CASE-2 and 3\` |
| \`resolve CASE-1 "a" CASE-2 "b"\` | not | one line for each, as their words differ; \`CASE-1 to CASE-3\` is not counted out either |
| \`resolve this asap\`, in a thread | probably | it may be said to somebody |
| \`ack 12\` | probably | a number alone |
| \`саse acme "Late"\`, with Cyrillic letters | probably | it only looks like a verb, or a label |
| \`CASE-1 ack\` | probably | the verb comes first |
| \`add Hooli Fibre\` | probably | a new name goes between quotes |
| \`show me CASE-1 when you can\` | understood | what only shows something, to whoever asks alone, may be guessed |
| \`what is overdue?\`, \`my cases\`, \`closed cases of acme\` | understood | cases that are asked for in nothing but small words, filters and a partner |
| \`cases closed overdue\` | understood | the answer says that these exclude each other: no filter is passed over |
| \`cse acme "Late"\` | not | “case” is near, and the line with it is offered |
| \`resolve the printer\` | not | no label is named |`

const HERE = `Who may do what stands in [permissions.md](permissions.md). \`help\` shows what whoever asks may say, where they are; \`help case\` tells of one verb.`
