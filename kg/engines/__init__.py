"""Engines: where the per-page step runs.

local   this process, or a pool of them
"""
