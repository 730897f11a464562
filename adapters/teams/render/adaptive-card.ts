/**
 * The part of Adaptive Cards 1.5 that this adapter writes. Source: the Adaptive Cards schema explorer, and "Cards for
 * bots" in the Microsoft Teams platform documentation.
 */
export type AdaptiveCard = {
  type: 'AdaptiveCard'
  $schema: string
  version: '1.5'
  fallbackText?: string
  body: Element[]
  actions?: Action[]
  msteams: { width: 'Full'; entities?: MentionEntity[] }
}

export type TextBlock = {
  type: 'TextBlock'
  text: string
  wrap: true
  size?: 'Small' | 'Medium' | 'Large'
  weight?: 'Bolder' | 'Default'
  color?: 'Attention'
  isSubtle?: true
  spacing?: Spacing
  separator?: true
  style?: 'heading'
}

export type Spacing = 'None' | 'Small' | 'Medium'
export type ContainerStyle = 'default' | 'emphasis' | 'good' | 'warning' | 'attention'

/** A picture inside the card itself: Teams fetches nothing for it. */
export type Picture = {
  type: 'Image'
  url: `data:image/png;base64,${string}`
  altText: string
  size: 'Stretch'
}

/** Teams' own, of no schema version: whoever's client does not know it is shown the fallback. */
export type LineChart = {
  type: 'Chart.Line'
  title: string
  showTitle: true
  yMin?: number
  yMax?: number
  yAxisTitle: string
  colorSet: 'categorical'
  data: { legend: string; values: { x: string; y: number }[] }[]
  fallback: Titled
}

/** A picture, or words, under the title. */
export type Titled = { type: 'Container'; items: (TextBlock | Picture)[] }

export type Element =
  | TextBlock
  | LineChart
  | Titled
  | { type: 'Container'; style: ContainerStyle; bleed: true; items: Element[] }
  | { type: 'CodeBlock'; codeSnippet: string; language: 'PlainText'; fallback: TextBlock }
  | { type: 'FactSet'; facts: { title: string; value: string }[] }
  | { type: 'ColumnSet'; spacing?: Spacing; columns: Column[] }
  | { type: 'Container'; separator: true; spacing: Spacing; items: [] }
  /** Not seen until an Action.ToggleVisibility shows it, to whoever pressed it alone. */
  | { type: 'Container'; id: string; isVisible: false; separator: true; items: Element[] }
  | Input

export type Column = {
  type: 'Column'
  width: number | 'auto' | 'stretch'
  verticalContentAlignment?: 'Center'
  items: (TextBlock | { type: 'ActionSet'; actions: Action[] })[]
}

type InputBase = {
  id: string
  label: string
  isRequired: boolean
  errorMessage: string
  value?: string
  spacing?: Spacing
}

export type Input =
  | (InputBase & { type: 'Input.Text'; isMultiline: boolean; maxLength: number; placeholder?: string })
  | (InputBase & { type: 'Input.Date' })
  | (InputBase & {
      type: 'Input.ChoiceSet'
      style: 'compact' | 'expanded' | 'filtered'
      isMultiSelect?: true
      choices: { title: string; value: string }[]
      /** The people picker of Teams: Teams itself searches, and submits an Entra object id. */
      'choices.data'?: { type: 'Data.Query'; dataset: 'graph.microsoft.com/users' }
    })

/** `secondary`: in the overflow. */
type ActionBase = { title: string; id?: string; style?: 'positive' | 'destructive'; mode?: 'secondary' }
export type SubmitAction = ActionBase & { type: 'Action.Submit'; data: Record<string, unknown> }
export type ExecuteAction = ActionBase & {
  type: 'Action.Execute'
  verb: string
  data: Record<string, unknown>
  fallback: SubmitAction
}
export type ToggleAction = ActionBase & { type: 'Action.ToggleVisibility'; targetElements: string[] }
export type Action = SubmitAction | ExecuteAction | ToggleAction

export type MentionEntity = { type: 'mention'; text: string; mentioned: { id: string; name: string } }

export const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive'

export function emptyAdaptiveCard(): Pick<AdaptiveCard, 'type' | '$schema' | 'version'> {
  return { type: 'AdaptiveCard', $schema: 'http://adaptivecards.io/schemas/adaptive-card.json', version: '1.5' }
}
