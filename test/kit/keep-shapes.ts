import { ALL_SHAPES } from '../../src/storage/shapes/all-shapes.ts'
import { keepSchema } from './kept-shapes.ts'

// Keeps the schema of each kind's newest shape in test/fixtures/shapes, for whoever has just changed one: see src/storage/shapes/shape.ts.

for (const shape of ALL_SHAPES) await keepSchema(shape)
