/** The notices of everything that is bundled into the program, from the installed packages. */
export declare function thirdPartyNotices(): string
