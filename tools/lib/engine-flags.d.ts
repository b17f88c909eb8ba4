/** How the program is started outside of Electron, here and in package.json (`workbench`): what dies young is collected 8 MB at a time, which
 *  stays near the processor. A large import needs 10 to 30 MB less and is not slower (docs/measurements.md). */
export declare const ENGINE_FLAGS: readonly string[];
