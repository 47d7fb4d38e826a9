/** One thing that stands in the way of a start, said so that whoever reads it can put it right. */
export interface Obstacle {
  /** A variable, a port, a folder. */
  readonly where: string;
  readonly what: string;
  readonly whatToDo: string;
}

/** The installation does not start; nothing was changed. */
export class StartRefusal extends Error {
  override readonly name = 'StartRefusal';

  constructor(readonly obstacles: readonly Obstacle[]) {
    super(obstacles.map(({ where, what, whatToDo }) => `${where}: ${what}\n  ${whatToDo}`).join('\n'));
  }
}
