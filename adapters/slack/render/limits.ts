/** Slack's limits for messages and modals, in characters unless said otherwise (Block Kit reference). */
export const BLOCKS_IN_MESSAGE = 50
export const BLOCKS_IN_MODAL = 100
export const SECTION_TEXT = 3_000
export const FIELDS_IN_SECTION = 10
export const FIELD_TEXT = 2_000
export const HEADER_TEXT = 150
export const BUTTONS_IN_ACTIONS = 25
export const BUTTON_TEXT = 75
export const BUTTON_VALUE = 2_000
export const ACTION_ID = 255
export const CONFIRM_TEXT = 300
export const CONFIRM_BUTTON = 30
export const OPTIONS_IN_SELECT = 100
/** And of groups of as many, where there are more. */
export const GROUPS_IN_SELECT = 100
export const OPTIONS_IN_RADIO = 10
export const OPTION_TEXT = 75
export const OPTIONS_IN_OVERFLOW = 5
export const OPTION_VALUE = 150
export const MODAL_TITLE = 24
export const INPUT_TEXT = 3_000
export const PLACEHOLDER = 150
export const LABEL = 2_000
export const PRIVATE_METADATA = 3_000

/**
 * All text in one message together. Slack answers `msg_blocks_too_long` somewhere around 13,200 and does not say how it
 * counts, hence the distance.
 */
export const MESSAGE_TEXT = 12_000

/** The plain `text` beside the blocks: `chat.update` refuses more than 4,000. */
export const FALLBACK_TEXT = 3_000

export const IMAGE_ALT = 2_000

/** Of a `data_visualization` block: its title and axis in characters, its labels, its lines, and how many of it a message holds (nobody says it; it is refused). */
export const PLACE_OF_CHART = { title: 50, label: 20, labels: 20, lines: 6, inMessage: 2 } as const
