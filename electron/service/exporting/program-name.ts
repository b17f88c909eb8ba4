/** Who made a file, as its properties say: the program, never a person. */
export const PROGRAM_NAME = 'Survey Workbench';
