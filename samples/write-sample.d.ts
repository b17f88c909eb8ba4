/** Writes the sample study into a folder (made where it is missing; files of the same names are replaced).
 *  @returns the names of the files, in the order in which they are used */
export declare function writeSample(directory: string, seed: number): Promise<{
    files: string[];
}>;
