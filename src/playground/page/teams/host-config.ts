/** Colours come from the style sheet, so that a card follows the theme without being drawn again. */
function colours(prefix: string): object {
  const of = (name: string) => ({ default: `var(--ac-${name})`, subtle: `var(--ac-${name}-subtle)` })
  return {
    default: { default: `var(--ac-${prefix}text)`, subtle: `var(--ac-${prefix}subtle)` },
    dark: of('dark'),
    light: of('light'),
    accent: of('accent'),
    good: of('good'),
    warning: of('warning'),
    attention: of('attention'),
  }
}

function container(name: string): object {
  return { backgroundColor: `var(--ac-${name}-back)`, foregroundColors: colours('') }
}

/** How Teams sets up Microsoft's renderer, as far as it can be seen: sizes, spacing, colours, order of buttons. */
export const HOST_CONFIG = {
  supportsInteractivity: true,
  fontFamily: 'inherit',
  fontSizes: { small: 12, default: 14, medium: 16, large: 17, extraLarge: 22 },
  fontWeights: { lighter: 300, default: 400, bolder: 650 },
  lineHeights: { small: 16, default: 20, medium: 22, large: 23, extraLarge: 28 },
  spacing: { none: 0, small: 6, default: 10, medium: 14, large: 20, extraLarge: 28, padding: 14 },
  separator: { lineThickness: 1, lineColor: 'var(--ac-line)' },
  imageSizes: { small: 32, medium: 52, large: 100 },
  textBlock: { headingLevel: 3 },
  containerStyles: {
    default: { backgroundColor: 'transparent', foregroundColors: colours('') },
    emphasis: container('emphasis'),
    good: container('good'),
    warning: container('warning'),
    attention: container('attention'),
    accent: container('accent'),
  },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    showCard: { actionMode: 'inline', inlineTopMargin: 12 },
  },
  factSet: {
    title: { weight: 'bolder', wrap: true, maxWidth: 160 },
    value: { wrap: true },
    spacing: 14,
  },
  table: { cellSpacing: 8 },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'bolder' },
    },
    errorMessage: { color: 'attention', spacing: 'small', weight: 'default' },
  },
}
