/** What a text of a reply says: a force, a period, a category, a measure, a figure or why there is none. */
export {}
