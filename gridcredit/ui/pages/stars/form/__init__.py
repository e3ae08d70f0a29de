"""The 推荐表: who, why, the story, what the nominee agrees to."""
