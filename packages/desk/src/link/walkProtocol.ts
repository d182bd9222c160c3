/** Places of the state that the two threads of a walk both see: steps taken, and whether it has ended. */
export const STEPS = 0;
export const ENDED = 1;
