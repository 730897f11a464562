/** What stands in the way of an event on a case, in a sentence for whoever asked: it is so already, or may not be. */
export type Obstacle = { unchanged: string } | { refused: string }
