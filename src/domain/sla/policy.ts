export { MEASURES, type Measure, type Objective } from '../terms/objective.ts'
